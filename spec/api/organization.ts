// Owned by `pcokit import` (989813fa226b). What it gets wrong goes to organization.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Organization',
  attributes: {},
  endpoints: {},
})
