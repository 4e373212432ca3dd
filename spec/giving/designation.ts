// Owned by `pcokit import` (a7a1c6c58818). What it gets wrong goes to designation.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Designation',
  attributes: {
    amount_cents: 'integer',
    amount_currency: 'string',
    fee_cents: 'integer',
  },
  relationships: {
    fund: { to: 'Fund' },
  },
  include: ['fund'],
  endpoints: {
    '/donations/{donation_id}/designations': { list: true },
    '/donations/{donation_id}/designations/{designation_id}': { get: true },
    '/donations/{donation_id}/refund/designation_refunds/{designation_refund_id}/designation': {
      toOne: true,
      below: { variable: 'designation_id', methods: ['get'] },
    },
  },
})
