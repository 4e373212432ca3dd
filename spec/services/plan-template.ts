// Owned by `pcokit import` (20e455d7e5e0). What it gets wrong goes to plan-template.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'PlanTemplate',
  attributes: {
    can_view_order: 'boolean',
    created_at: 'date-time',
    item_count: 'integer',
    multi_day: 'boolean',
    name: 'string',
    note_count: 'integer',
    prefers_order_view: 'boolean',
    rehearsable: 'boolean',
    team_count: 'integer',
    updated_at: 'date-time',
  },
  relationships: {
    created_by: { to: 'Person' },
    service_type: { to: 'ServiceType' },
    updated_by: { to: 'Person' },
  },
  order: ['name', 'updated_at', 'created_at', 'item_count', 'note_count', 'team_count'],
  endpoints: {
    '/service_types/{service_type_id}/plan_templates': { list: true },
    '/service_types/{service_type_id}/plan_templates/{plan_template_id}': { get: true },
  },
  actions: {
    import: { paths: ['/service_types/{service_type_id}/plan_templates/{plan_template_id}/import'] },
    item_reorder: {
      paths: ['/service_types/{service_type_id}/plan_templates/{plan_template_id}/item_reorder'],
    },
  },
})
