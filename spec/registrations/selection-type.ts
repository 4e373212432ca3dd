// Owned by `pcokit import` (363454d4f599). What it gets wrong goes to selection-type.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'SelectionType',
  attributes: {
    at_maximum_capacity: { type: 'boolean', onlyWithFields: true },
    available_capacity: { type: 'integer', onlyWithFields: true },
    created_at: 'date-time',
    maximum_capacity: 'integer',
    name: 'string',
    price_cents: 'integer',
    price_currency: { type: 'string', onlyWithFields: true },
    price_currency_symbol: { type: 'string', onlyWithFields: true },
    price_formatted: { type: 'string', onlyWithFields: true },
    publicly_available: 'boolean',
    updated_at: 'date-time',
    waitlist: 'boolean',
  },
  filter: ['publicly_available'],
  endpoints: {
    '/attendees/{attendee_id}/selection_type': {
      toOne: true,
      below: { variable: 'selection_type_id', methods: ['get'] },
    },
    '/signups/{signup_id}/selection_types': { list: true },
    '/signups/{signup_id}/selection_types/{selection_type_id}': { get: true },
  },
})
