// Owned by `pcokit import` (57698b9c1200). What it gets wrong goes to people-import.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'PeopleImport',
  attributes: {
    attribs: 'string',
    created_at: 'date-time',
    processed_at: 'date-time',
    status: {
      type: 'string',
      enum: [
        'matching',
        'processing_preview',
        'previewing',
        'processing_import',
        'complete',
        'undone',
        'undoing',
      ],
    },
    undone_at: 'date-time',
    updated_at: 'date-time',
  },
  relationships: {
    created_by: { to: 'Person' },
    undone_by: { to: 'Person' },
  },
  where: {
    status: 'string',
  },
  endpoints: {
    '/people_imports': { list: true },
    '/people_imports/{people_import_id}': { get: true },
  },
})
