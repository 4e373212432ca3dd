// Owned by `pcokit import` (fdae085acd17). What it gets wrong goes to in-kind-donation.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'InKindDonation',
  attributes: {
    acknowledgment_last_sent_at: 'date-time',
    created_at: 'date-time',
    description: 'string',
    exchange_details: 'string',
    fair_market_value_cents: 'integer',
    fair_market_value_currency: 'string',
    received_on: 'date',
    updated_at: 'date-time',
    valuation_details: 'string',
  },
  relationships: {
    campus: { to: 'Campus' },
    fund: { to: 'Fund' },
    person: { to: 'Person' },
  },
  include: ['campus', 'fund', 'person'],
  order: ['created_at', 'updated_at', 'received_on'],
  where: {
    created_at: 'date-time',
    updated_at: 'date-time',
    received_on: 'date',
    fund_id: 'string',
    campus_id: 'string',
  },
  create: {
    attributes: [
      'description',
      'exchange_details',
      'fair_market_value_cents',
      'fair_market_value_currency',
      'received_on',
      'valuation_details',
    ],
    relationships: ['campus', 'fund', 'person'],
    writeOnly: { campus_id: 'string', fund_id: 'string', internal_notes: 'string', person_id: 'string' },
  },
  update: {
    attributes: [
      'description',
      'exchange_details',
      'fair_market_value_cents',
      'fair_market_value_currency',
      'received_on',
      'valuation_details',
    ],
    relationships: ['campus', 'fund', 'person'],
    writeOnly: { campus_id: 'string', fund_id: 'string', internal_notes: 'string', person_id: 'string' },
  },
  endpoints: {
    '/in_kind_donations': { list: true, create: true },
    '/in_kind_donations/{in_kind_donation_id}': { get: true, update: true, delete: true },
    '/people/{person_id}/in_kind_donations': { list: true },
    '/people/{person_id}/in_kind_donations/{in_kind_donation_id}': { get: true, update: true, delete: true },
  },
})
