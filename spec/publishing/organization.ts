// Owned by `pcokit import` (53a798d7ac41). What it gets wrong goes to organization.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Organization',
  attributes: {
    downloads_used: { type: 'integer', onlyWithFields: true },
    name: 'string',
    subdomain: 'string',
  },
  endpoints: {},
})
