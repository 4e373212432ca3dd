// Owned by `pcokit import` (8003d8e45ef3). What it gets wrong goes to plan-note.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'PlanNote',
  attributes: {
    category_name: 'string',
    content: 'string',
    created_at: 'date-time',
    updated_at: 'date-time',
  },
  relationships: {
    created_by: { to: 'Person' },
    plan_note_category: { to: 'PlanNoteCategory' },
    teams: { to: 'Team' },
  },
  include: ['plan_note_category'],
  order: ['created_at', 'updated_at'],
  where: {
    created_at: 'date-time',
    updated_at: 'date-time',
  },
  create: {
    attributes: ['content'],
    writeOnly: { plan_note_category_id: 'string', team_ids: 'array' },
  },
  update: {
    attributes: ['content'],
    writeOnly: { plan_note_category_id: 'string', team_ids: 'array' },
  },
  endpoints: {
    '/service_types/{service_type_id}/plan_templates/{plan_template_id}/notes': { list: true, create: true },
    '/service_types/{service_type_id}/plan_templates/{plan_template_id}/notes/{note_id}': {
      get: true,
      update: true,
      delete: true,
    },
    '/service_types/{service_type_id}/plans/{plan_id}/notes': { list: { filter: ['team'] }, create: true },
    '/service_types/{service_type_id}/plans/{plan_id}/notes/{note_id}': {
      get: true,
      update: true,
      delete: true,
    },
  },
})
