// Owned by `pcokit import` (7e7c1dadcb36). What it gets wrong goes to pledge-campaign.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'PledgeCampaign',
  attributes: {
    created_at: 'date-time',
    description: 'string',
    ends_at: 'date-time',
    goal_cents: 'integer',
    goal_currency: 'string',
    name: 'string',
    received_total_from_pledges_cents: 'integer',
    received_total_outside_of_pledges_cents: 'integer',
    show_goal_in_church_center: 'boolean',
    starts_at: 'date-time',
    updated_at: 'date-time',
  },
  relationships: {
    fund: { to: 'Fund' },
  },
  include: ['fund'],
  update: {
    attributes: ['description', 'ends_at', 'goal_cents', 'name', 'show_goal_in_church_center', 'starts_at'],
    relationships: ['fund'],
    writeOnly: { fund_id: 'string' },
  },
  endpoints: {
    '/people/{person_id}/pledges/{pledge_id}/pledge_campaign': {
      toOne: true,
      below: { variable: 'pledge_campaign_id', methods: ['get', 'update', 'delete'] },
    },
  },
})
