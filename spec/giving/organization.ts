// Owned by `pcokit import` (b74bf77c8191). What it gets wrong goes to organization.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Organization',
  attributes: {
    name: 'string',
    text2give_enabled: 'boolean',
    time_zone: 'string',
  },
  endpoints: {},
})
