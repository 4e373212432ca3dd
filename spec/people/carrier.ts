// Owned by `pcokit import` (c3484685924b). What it gets wrong goes to carrier.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Carrier',
  attributes: {
    international: 'boolean',
    name: 'string',
    value: 'string',
  },
  order: ['name', 'international'],
  endpoints: {
    '/carriers': { list: true },
  },
})
