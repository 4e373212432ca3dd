// Owned by `pcokit import` (83dbdf8d184b). What it gets wrong goes to attendee.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Attendee',
  attributes: {
    active: 'boolean',
    canceled: 'boolean',
    complete: { type: 'boolean', onlyWithFields: true },
    created_at: 'date-time',
    name: { type: 'string', onlyWithFields: true },
    updated_at: 'date-time',
    waitlisted: 'boolean',
    waitlisted_at: 'date-time',
  },
  include: [
    'emergency_contact',
    'person',
    'registration',
    'registration.created_by',
    'registration.registrant_contact',
    'selection_type',
  ],
  order: ['created_at'],
  where: {
    registration_id: 'string',
  },
  endpoints: {
    '/attendees': { list: true },
    '/attendees/{attendee_id}': { get: true },
    '/signups/{signup_id}/attendees': { list: { filter: ['active', 'waitlist', 'canceled'] } },
    '/signups/{signup_id}/attendees/{attendee_id}': { get: true },
  },
})
