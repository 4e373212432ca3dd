// Owned by `pcokit import` (d234d8c30eb4). What it gets wrong goes to pre-check.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'PreCheck',
  attributes: {},
  endpoints: {},
})
