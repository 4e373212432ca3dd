// Owned by `pcokit import` (9988529fdd58). What it gets wrong goes to recurring-donation.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'RecurringDonation',
  attributes: {
    amount_cents: 'integer',
    amount_currency: 'string',
    created_at: 'date-time',
    last_donation_received_at: 'date-time',
    next_occurrence: 'date-time',
    release_hold_at: 'date-time',
    schedule: 'string',
    status: { type: 'string', enum: ['active', 'indefinite_hold', 'temporary_hold'] },
    updated_at: 'date-time',
  },
  relationships: {
    person: { to: 'Person' },
  },
  include: ['designations', 'designations.fund'],
  endpoints: {
    '/people/{person_id}/payment_methods/{payment_method_id}/recurring_donations': { list: true },
    '/people/{person_id}/payment_methods/{payment_method_id}/recurring_donations/{recurring_donation_id}': {
      get: true,
    },
    '/people/{person_id}/recurring_donations': { list: true },
    '/people/{person_id}/recurring_donations/{recurring_donation_id}': { get: true },
    '/recurring_donations': { list: true },
    '/recurring_donations/{recurring_donation_id}': { get: true },
  },
})
