// Owned by `pcokit import` (a5e3c3eb5a3b). What it gets wrong goes to registration.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Registration',
  attributes: {
    created_at: 'date-time',
    updated_at: 'date-time',
  },
  include: ['created_by', 'registrant_contact'],
  order: ['created_at', 'updated_at'],
  endpoints: {
    '/attendees/{attendee_id}/registration': {
      toOne: true,
      below: { variable: 'registration_id', methods: ['get'] },
    },
    '/registrations': { list: true },
    '/registrations/{registration_id}': { get: true },
    '/signups/{signup_id}/registrations': { list: true },
    '/signups/{signup_id}/registrations/{registration_id}': { get: true },
  },
})
