// Owned by `pcokit import` (9c70334b3e17). What it gets wrong goes to refund.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Refund',
  attributes: {
    amount_cents: 'integer',
    amount_currency: 'string',
    created_at: 'date-time',
    fee_cents: 'integer',
    fee_currency: 'string',
    refunded_at: 'date-time',
    updated_at: 'date-time',
  },
  include: ['designation_refunds', 'designation_refunds.designation'],
  endpoints: {
    '/donations/{donation_id}/refund': { get: true },
  },
})
