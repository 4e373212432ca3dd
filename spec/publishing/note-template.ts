// Owned by `pcokit import` (a11e31a15eba). What it gets wrong goes to note-template.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'NoteTemplate',
  attributes: {
    auto_create_free_form_notes: 'boolean',
    enabled: 'boolean',
    published_at: 'date-time',
    template: 'string',
  },
  update: {
    attributes: ['auto_create_free_form_notes', 'enabled', 'template'],
  },
  endpoints: {
    '/episodes/{episode_id}/note_template': { get: true, update: true },
  },
})
