// Owned by `pcokit import` (79c3f521ff99). What it gets wrong goes to person.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Person',
  attributes: {
    email: 'string',
    first_name: 'string',
    last_name: 'string',
  },
  include: ['organization'],
  endpoints: {
    '/me': { get: true },
    '/people': { list: true },
    '/people/{person_id}': { get: true },
  },
})
