// Owned by `pcokit import` (2350a0407a53). What it gets wrong goes to recurring-donation-designation.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'RecurringDonationDesignation',
  attributes: {
    amount_cents: 'integer',
    amount_currency: 'string',
  },
  include: ['fund'],
  endpoints: {
    '/recurring_donations/{recurring_donation_id}/designations': { list: true },
    '/recurring_donations/{recurring_donation_id}/designations/{designation_id}': { get: true },
  },
})
