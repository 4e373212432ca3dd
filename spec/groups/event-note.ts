// Owned by `pcokit import` (579be20296ee). What it gets wrong goes to event-note.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'EventNote',
  attributes: {
    body: 'string',
  },
  relationships: {
    annotatable: { to: [], wire: 'Annotatable' },
    owner: { to: 'Owner' },
  },
  include: ['owner'],
  endpoints: {
    '/events/{event_id}/notes': { list: true },
    '/events/{event_id}/notes/{note_id}': { get: true },
  },
})
