// Owned by `pcokit import` (ef3b1b3e9111). What it gets wrong goes to form-category.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'FormCategory',
  attributes: {
    created_at: 'date-time',
    name: 'string',
    updated_at: 'date-time',
  },
  order: ['name', 'created_at', 'updated_at'],
  where: {
    name: 'string',
    created_at: 'date-time',
    updated_at: 'date-time',
  },
  create: {
    attributes: ['name'],
  },
  update: {
    attributes: ['name'],
  },
  endpoints: {
    '/form_categories': { list: true, create: true },
    '/form_categories/{form_category_id}': { get: true, update: true, delete: true },
    '/forms/{form_id}/category': {
      toOne: true,
      below: { variable: 'category_id', methods: ['get', 'update', 'delete'] },
    },
  },
})
