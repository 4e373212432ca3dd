// Owned by `pcokit import` (4de87752ede7). What it gets wrong goes to workflow-card-note.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'WorkflowCardNote',
  attributes: {
    created_at: 'date-time',
    note: 'string',
  },
  order: ['created_at'],
  create: {
    attributes: ['note'],
    writeOnly: { note_category_id: 'string' },
  },
  endpoints: {
    '/people/{person_id}/workflow_cards/{workflow_card_id}/notes': { list: true, create: true },
    '/people/{person_id}/workflow_cards/{workflow_card_id}/notes/{note_id}': { get: true },
  },
})
