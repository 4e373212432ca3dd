// Owned by `pcokit import` (367e4abec6a5). What it gets wrong goes to rule.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Rule',
  attributes: {
    created_at: 'date-time',
    subset: 'string',
    updated_at: 'date-time',
  },
  include: ['conditions', 'conditions.created_by'],
  order: ['subset', 'created_at', 'updated_at'],
  where: {
    subset: 'string',
    created_at: 'date-time',
    updated_at: 'date-time',
  },
  endpoints: {
    '/lists/{list_id}/rules': { list: true },
    '/lists/{list_id}/rules/{rule_id}': { get: true },
  },
})
