// Owned by `pcokit import` (53b9285ca7dd). What it gets wrong goes to service-type-path.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'ServiceTypePath',
  attributes: {
    path: 'array',
  },
  endpoints: {},
})
