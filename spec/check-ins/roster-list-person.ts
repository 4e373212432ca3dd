// Owned by `pcokit import` (e0d631baaec0). What it gets wrong goes to roster-list-person.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'RosterListPerson',
  attributes: {
    birthdate: 'date-time',
    demographic_avatar_url: 'string',
    first_name: 'string',
    gender: 'string',
    grade: 'string',
    last_name: 'string',
    medical_notes: 'string',
    name: 'string',
  },
  endpoints: {},
})
