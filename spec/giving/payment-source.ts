// Owned by `pcokit import` (c58a34398889). What it gets wrong goes to payment-source.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'PaymentSource',
  attributes: {
    created_at: 'date-time',
    name: 'string',
    status: { type: 'string', enum: ['active', 'archived'] },
    updated_at: 'date-time',
  },
  create: {
    attributes: ['name', 'status'],
    writeOnly: { payment_source_type: 'string' },
  },
  update: {
    attributes: ['name', 'status'],
    writeOnly: { payment_source_type: 'string' },
  },
  endpoints: {
    '/payment_sources': { list: true, create: true },
    '/payment_sources/{payment_source_id}': { get: true, update: true, delete: true },
  },
})
