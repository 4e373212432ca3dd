// Owned by `pcokit import` (0f59c80ab7ca). What it gets wrong goes to arrangement-sections.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'ArrangementSections',
  attributes: {
    sections: 'array',
  },
  endpoints: {
    '/songs/{song_id}/arrangements/{arrangement_id}/sections': { get: true },
  },
})
