// Owned by `pcokit import` (f57cf7c8e895). What it gets wrong goes to connected-application-person.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'ConnectedApplicationPerson',
  attributes: {
    avatar_url: 'string',
    connected_at: 'date-time',
    first_name: 'string',
    last_name: 'string',
  },
  endpoints: {
    '/connected_applications/{connected_application_id}/people': { list: true },
    '/connected_applications/{connected_application_id}/people/{person_id}': { get: true },
  },
})
