// Owned by `pcokit import` (292ec87dce99). What it gets wrong goes to blockout-exception.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'BlockoutException',
  attributes: {
    created_at: 'date-time',
    date: 'date',
    updated_at: 'date-time',
  },
  relationships: {
    blockout: { to: 'Blockout' },
  },
  create: {
    attributes: ['date'],
  },
  endpoints: {
    '/people/{person_id}/blockouts/{blockout_id}/blockout_exceptions': { list: true, create: true },
    '/people/{person_id}/blockouts/{blockout_id}/blockout_exceptions/{blockout_exception_id}': { get: true },
  },
})
