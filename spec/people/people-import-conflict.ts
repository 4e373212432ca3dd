// Owned by `pcokit import` (0c4cac9d0a1a). What it gets wrong goes to people-import-conflict.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'PeopleImportConflict',
  attributes: {
    conflicting_changes: 'string',
    created_at: 'date-time',
    data: 'string',
    ignore: 'boolean',
    kind: 'string',
    message: 'string',
    name: 'string',
    updated_at: 'date-time',
  },
  where: {
    kind: 'string',
    name: 'string',
  },
  filter: [
    'creates',
    'updates',
    'household_creates',
    'household_updates',
    'creates_and_updates',
    'identical',
    'errors',
    'ignored',
    'not_ignored',
  ],
  endpoints: {
    '/people_imports/{people_import_id}/conflicts': { list: true },
    '/people_imports/{people_import_id}/conflicts/{conflict_id}': { get: true },
  },
})
