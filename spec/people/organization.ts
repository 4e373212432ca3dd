// Owned by `pcokit import` (eb426e79d8a6). What it gets wrong goes to organization.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Organization',
  attributes: {
    avatar_url: 'string',
    church_center_subdomain: 'string',
    contact_website: 'string',
    country_code: 'string',
    created_at: 'date-time',
    date_format: 'integer',
    grades: 'array',
    name: 'string',
    time_zone: 'string',
  },
  endpoints: {
    '/people/{person_id}/organization': {
      toOne: true,
      below: { variable: 'organization_id', methods: ['get'] },
    },
  },
})
