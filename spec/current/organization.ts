// Owned by `pcokit import` (edfb166a0bf8). What it gets wrong goes to organization.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Organization',
  attributes: {
    name: 'string',
    subdomain: 'string',
  },
  endpoints: {
    '/people/{person_id}/organization': {
      toOne: true,
      below: { variable: 'organization_id', methods: ['get'] },
    },
  },
})
