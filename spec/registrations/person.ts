// Owned by `pcokit import` (cb3184c95668). What it gets wrong goes to person.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Person',
  attributes: {
    first_name: 'string',
    last_name: 'string',
    name: 'string',
  },
  endpoints: {
    '/attendees/{attendee_id}/person': { toOne: true, below: { variable: 'person_id', methods: ['get'] } },
    '/me': { get: true },
    '/people': { list: true },
    '/people/{person_id}': { get: true },
    '/registrations/{registration_id}/created_by': {
      toOne: true,
      below: { variable: 'created_by_id', methods: ['get'] },
    },
    '/registrations/{registration_id}/registrant_contact': {
      toOne: true,
      below: { variable: 'registrant_contact_id', methods: ['get'] },
    },
  },
})
