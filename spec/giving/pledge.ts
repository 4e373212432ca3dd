// Owned by `pcokit import` (37fae6d37e14). What it gets wrong goes to pledge.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Pledge',
  attributes: {
    amount_cents: 'integer',
    amount_currency: 'string',
    created_at: 'date-time',
    donated_total_cents: 'integer',
    joint_giver_amount_cents: 'integer',
    joint_giver_donated_total_cents: 'integer',
    updated_at: 'date-time',
  },
  relationships: {
    person: { to: 'Person' },
    pledge_campaign: { to: 'PledgeCampaign' },
  },
  include: ['joint_giver', 'pledge_campaign', 'pledge_campaign.fund'],
  order: ['created_at', 'updated_at'],
  where: {
    created_at: 'date-time',
    updated_at: 'date-time',
  },
  create: {
    attributes: ['amount_cents'],
    relationships: ['person', 'pledge_campaign'],
    writeOnly: { person_id: 'string', pledge_campaign_id: 'string' },
  },
  update: {
    attributes: ['amount_cents'],
  },
  endpoints: {
    '/people/{person_id}/pledges': { list: true, create: true },
    '/people/{person_id}/pledges/{pledge_id}': { get: true, update: true, delete: true },
    '/people/{person_id}/pledges/{pledge_id}/pledge_campaign/{pledge_campaign_id}/pledges': { list: true },
    '/people/{person_id}/pledges/{pledge_id}/pledge_campaign/{pledge_campaign_id}/pledges/{pledge_id_2}': {
      get: true,
      update: true,
      delete: true,
    },
  },
})
