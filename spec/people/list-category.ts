// Owned by `pcokit import` (3e7735271fd4). What it gets wrong goes to list-category.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'ListCategory',
  attributes: {
    created_at: 'date-time',
    name: 'string',
    organization_id: 'string',
    updated_at: 'date-time',
  },
  relationships: {
    organization: { to: 'Organization' },
  },
  include: [
    'lists',
    'lists.campus',
    'lists.category',
    'lists.created_by',
    'lists.mailchimp_sync_status',
    'lists.people',
    'lists.rules',
    'lists.shares',
    'lists.updated_by',
  ],
  order: ['name', 'created_at', 'updated_at', 'organization_id'],
  where: {
    name: 'string',
    created_at: 'date-time',
    updated_at: 'date-time',
    organization_id: 'string',
  },
  create: {
    attributes: ['name'],
  },
  update: {
    attributes: ['name'],
  },
  endpoints: {
    '/list_categories': { list: true, create: true },
    '/list_categories/{list_category_id}': { get: true, update: true, delete: true },
    '/lists/{list_id}/category': {
      toOne: true,
      below: { variable: 'category_id', methods: ['get', 'update', 'delete'] },
    },
  },
})
