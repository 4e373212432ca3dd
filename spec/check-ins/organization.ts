// Owned by `pcokit import` (6bb1ef215ddb). What it gets wrong goes to organization.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Organization',
  attributes: {
    avatar_url: 'string',
    created_at: 'date-time',
    daily_check_ins: 'integer',
    date_format_pattern: 'string',
    name: 'string',
    time_zone: 'string',
    updated_at: 'date-time',
  },
  endpoints: {
    '/people/{person_id}/organization': {
      toOne: true,
      below: { variable: 'organization_id', methods: ['get'] },
    },
  },
})
