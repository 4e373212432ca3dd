// Owned by `pcokit import` (c90b483abd6d). What it gets wrong goes to category.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Category',
  attributes: {
    created_at: 'date-time',
    name: 'string',
    updated_at: 'date-time',
  },
  endpoints: {
    '/categories': { list: true },
    '/categories/{category_id}': { get: true },
    '/signups/{signup_id}/categories': { list: true },
    '/signups/{signup_id}/categories/{category_id}': { get: true },
  },
})
