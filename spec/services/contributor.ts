// Owned by `pcokit import` (9b9d2efbd682). What it gets wrong goes to contributor.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Contributor',
  attributes: {
    contributable_action: 'string',
    contributable_category: 'string',
    contributable_type: 'string',
    created_at: 'date-time',
    full_name: 'string',
    photo_thumbnail_url: 'string',
    updated_at: 'date-time',
  },
  relationships: {
    person: { to: 'Person' },
    plan: { to: 'Plan' },
  },
  order: ['updated_at', 'created_at'],
  endpoints: {
    '/service_types/{service_type_id}/plans/{plan_id}/contributors': { list: true },
    '/service_types/{service_type_id}/plans/{plan_id}/contributors/{contributor_id}': { get: true },
  },
})
