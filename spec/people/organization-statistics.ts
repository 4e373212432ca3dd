// Owned by `pcokit import` (488a329619db). What it gets wrong goes to organization-statistics.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'OrganizationStatistics',
  attributes: {},
  endpoints: {
    '/stats': { list: true },
  },
})
