// Owned by `pcokit import` (cd403c4ae386). What it gets wrong goes to connected-person.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'ConnectedPerson',
  attributes: {
    first_name: 'string',
    gender: 'string',
    given_name: 'string',
    last_name: 'string',
    middle_name: 'string',
    nickname: 'string',
    organization_id: 'string',
    organization_name: 'string',
  },
  relationships: {
    organization: { to: 'Organization' },
  },
  endpoints: {
    '/people/{person_id}/connected_people': { list: true },
    '/people/{person_id}/connected_people/{connected_person_id}': { get: true },
  },
})
