// Owned by `pcokit import` (8fd884fa0ae9). What it gets wrong goes to organization.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Organization',
  attributes: {
    calendar_starts_on: 'string',
    date_format: { type: 'string', enum: ['%d/%m/%Y', '%m/%d/%Y'] },
    name: 'string',
    onboarding: { type: 'boolean', onlyWithFields: true },
    time_zone: 'string',
    twenty_four_hour_time: 'boolean',
  },
  endpoints: {
    '/people/{person_id}/organization': {
      toOne: true,
      below: { variable: 'organization_id', methods: ['get'] },
    },
  },
})
