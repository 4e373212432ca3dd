// Owned by `pcokit import` (a2785a9cb840). What it gets wrong goes to option.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Option',
  attributes: {
    body: 'string',
    created_at: 'date-time',
    quantity: 'integer',
    updated_at: 'date-time',
  },
  include: ['label'],
  endpoints: {
    '/check_ins/{check_in_id}/locations/{location_id}/options': { list: true },
    '/check_ins/{check_in_id}/locations/{location_id}/options/{option_id}': { get: true },
    '/check_ins/{check_in_id}/options': { list: true },
    '/check_ins/{check_in_id}/options/{option_id}': { get: true },
    '/options': { list: true },
    '/options/{option_id}': { get: true },
  },
})
