// Owned by `pcokit import` (83a1caf1a06b). What it gets wrong goes to person-merger.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'PersonMerger',
  attributes: {
    created_at: 'date-time',
    person_to_keep_id: 'string',
    person_to_remove_id: 'string',
  },
  relationships: {
    person_to_keep: { to: [] },
    person_to_remove: { to: [] },
  },
  order: ['created_at'],
  where: {
    created_at: 'date-time',
    person_to_keep_id: 'string',
    person_to_remove_id: 'string',
  },
  endpoints: {
    '/person_mergers': { list: true },
    '/person_mergers/{person_merger_id}': { get: true },
  },
})
