// Owned by `pcokit import` (acac079b9ac2). What it gets wrong goes to plan-note-category.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'PlanNoteCategory',
  attributes: {
    created_at: 'date-time',
    deleted_at: 'date-time',
    name: 'string',
    sequence: 'integer',
    updated_at: 'date-time',
  },
  relationships: {
    service_type: { to: 'ServiceType' },
    teams: { to: 'Team' },
  },
  endpoints: {
    '/service_types/{service_type_id}/plan_note_categories': { list: true },
    '/service_types/{service_type_id}/plan_note_categories/{plan_note_category_id}': { get: true },
    '/service_types/{service_type_id}/plan_templates/{plan_template_id}/notes/{note_id}/plan_note_category': {
      toOne: true,
      below: { variable: 'plan_note_category_id', methods: ['get'] },
    },
  },
})
