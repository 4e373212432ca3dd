// Owned by `pcokit import` (3b68416a9232). What it gets wrong goes to item-note-category.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'ItemNoteCategory',
  attributes: {
    created_at: 'date-time',
    deleted_at: 'date-time',
    frequently_used: 'boolean',
    name: 'string',
    sequence: 'integer',
    updated_at: 'date-time',
  },
  relationships: {
    service_type: { to: 'ServiceType' },
  },
  endpoints: {
    '/service_types/{service_type_id}/item_note_categories': { list: true },
    '/service_types/{service_type_id}/item_note_categories/{item_note_category_id}': { get: true },
    '/songs/{song_id}/last_scheduled_item/{last_scheduled_item_id}/item_notes/{item_note_id}/item_note_category':
      { toOne: true, below: { variable: 'item_note_category_id', methods: ['get'] } },
  },
})
