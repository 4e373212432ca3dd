// Owned by `pcokit import` (0926239dfe66). What it gets wrong goes to payment-method.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'PaymentMethod',
  attributes: {
    brand: 'string',
    created_at: 'date-time',
    expiration: 'date',
    last4: 'string',
    method_subtype: {
      type: 'string',
      enum: ['credit', 'debit', 'prepaid', 'unknown', 'checking', 'savings'],
    },
    method_type: { type: 'string', enum: ['card', 'us_bank_account', 'au_becs_debit'] },
    updated_at: 'date-time',
    verified: 'boolean',
  },
  endpoints: {
    '/people/{person_id}/payment_methods': { list: true },
    '/people/{person_id}/payment_methods/{payment_method_id}': { get: true },
    '/recurring_donations/{recurring_donation_id}/payment_method': {
      toOne: true,
      below: { variable: 'payment_method_id', methods: ['get'] },
    },
  },
})
