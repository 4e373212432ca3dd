// Owned by `pcokit import` (8c514e59125f). What it gets wrong goes to organization.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Organization',
  attributes: {
    created_at: 'date-time',
    name: 'string',
    updated_at: 'date-time',
  },
  endpoints: {},
})
