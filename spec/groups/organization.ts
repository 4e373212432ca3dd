// Owned by `pcokit import` (0e3d491bfa29). What it gets wrong goes to organization.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Organization',
  attributes: {
    name: 'string',
    time_zone: 'string',
  },
  endpoints: {},
})
