// Owned by `pcokit import` (effb64369156). What it gets wrong goes to scheduled-person.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'ScheduledPerson',
  attributes: {
    full_name: 'string',
    status: 'string',
    thumbnail: 'string',
  },
  relationships: {
    person: { to: 'Person' },
    signup_sheet: { to: 'SignupSheet' },
  },
  endpoints: {
    '/people/{person_id}/available_signups/{available_signup_id}/signup_sheets/{signup_sheet_id}/scheduled_people':
      { list: true },
    '/people/{person_id}/available_signups/{available_signup_id}/signup_sheets/{signup_sheet_id}/scheduled_people/{scheduled_person_id}':
      { get: true },
  },
})
