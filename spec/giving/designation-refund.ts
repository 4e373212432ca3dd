// Owned by `pcokit import` (07051535f405). What it gets wrong goes to designation-refund.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'DesignationRefund',
  attributes: {
    amount_cents: 'integer',
    amount_currency: 'string',
    fee_cents: 'integer',
  },
  relationships: {
    designation: { to: 'Designation' },
    fund: { to: 'Fund' },
  },
  include: ['designation', 'designation.fund'],
  endpoints: {
    '/donations/{donation_id}/refund/designation_refunds': { list: true },
    '/donations/{donation_id}/refund/designation_refunds/{designation_refund_id}': { get: true },
  },
})
