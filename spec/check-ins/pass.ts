// Owned by `pcokit import` (fbfc57280ed0). What it gets wrong goes to pass.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Pass',
  attributes: {
    code: 'string',
    created_at: 'date-time',
    kind: { type: 'string', enum: ['barcode', 'pkpass'] },
    updated_at: 'date-time',
  },
  include: ['person', 'person.organization'],
  where: {
    code: 'string',
  },
  endpoints: {
    '/passes': { list: true },
    '/passes/{pass_id}': { get: true },
    '/people/{person_id}/passes': { list: true },
    '/people/{person_id}/passes/{pass_id}': { get: true },
  },
})
