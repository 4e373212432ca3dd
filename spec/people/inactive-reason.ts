// Owned by `pcokit import` (110688020146). What it gets wrong goes to inactive-reason.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'InactiveReason',
  attributes: {
    value: 'string',
  },
  order: ['value'],
  where: {
    value: 'string',
  },
  create: {
    attributes: ['value'],
  },
  update: {
    attributes: ['value'],
  },
  endpoints: {
    '/inactive_reasons': { list: true, create: true },
    '/inactive_reasons/{inactive_reason_id}': { get: true, update: true, delete: true },
    '/people/{person_id}/inactive_reason': {
      toOne: true,
      below: { variable: 'inactive_reason_id', methods: ['get', 'update', 'delete'] },
    },
  },
})
