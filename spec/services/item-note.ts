// Owned by `pcokit import` (c23280794edb). What it gets wrong goes to item-note.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'ItemNote',
  attributes: {
    category_name: 'string',
    content: 'string',
    created_at: 'date-time',
    updated_at: 'date-time',
  },
  relationships: {
    item: { to: 'Item' },
    item_note_category: { to: 'ItemNoteCategory' },
  },
  include: ['item_note_category'],
  create: {
    attributes: ['content'],
    writeOnly: { item_note_category_id: 'string' },
  },
  update: {
    attributes: ['content'],
  },
  endpoints: {
    '/service_types/{service_type_id}/plans/{plan_id}/items/{item_id}/item_notes': {
      list: true,
      create: true,
    },
    '/service_types/{service_type_id}/plans/{plan_id}/items/{item_id}/item_notes/{item_note_id}': {
      get: true,
      update: true,
      delete: true,
    },
  },
})
