// Owned by `pcokit import` (a99db0386e65). What it gets wrong goes to fund.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Fund',
  attributes: {
    color: 'string',
    created_at: 'date-time',
    default: 'boolean',
    deletable: 'boolean',
    description: 'string',
    ledger_code: 'string',
    name: 'string',
    slug: 'string',
    updated_at: 'date-time',
    visibility: { type: 'string', enum: ['everywhere', 'admin_only', 'nowhere', 'hidden'] },
  },
  where: {
    default: 'boolean',
    name: 'string',
    id: 'string',
    visibility: 'string',
  },
  create: {
    attributes: ['description', 'ledger_code', 'name', 'visibility'],
    writeOnly: { color_identifier: 'integer' },
  },
  update: {
    attributes: ['description', 'ledger_code', 'name', 'visibility'],
    writeOnly: { color_identifier: 'integer' },
  },
  endpoints: {
    '/donations/{donation_id}/designations/{designation_id}/fund': {
      toOne: true,
      below: { variable: 'fund_id', methods: ['get', 'update', 'delete'] },
    },
    '/funds': { list: true, create: true },
    '/funds/{fund_id}': { get: true, update: true, delete: true },
    '/in_kind_donations/{in_kind_donation_id}/fund': {
      toOne: true,
      below: { variable: 'fund_id', methods: ['get', 'update', 'delete'] },
    },
    '/people/{person_id}/pledges/{pledge_id}/pledge_campaign/{pledge_campaign_id}/fund': {
      toOne: true,
      below: { variable: 'fund_id', methods: ['get', 'update', 'delete'] },
    },
    '/recurring_donations/{recurring_donation_id}/designations/{designation_id}/fund': {
      toOne: true,
      below: { variable: 'fund_id', methods: ['get', 'update', 'delete'] },
    },
  },
})
