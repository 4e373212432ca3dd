// Owned by `pcokit import` (42c20ac98fdc). What it gets wrong goes to campus.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Campus',
  attributes: {
    city: 'string',
    country: 'string',
    created_at: 'date-time',
    full_formatted_address: 'string',
    name: 'string',
    state: 'string',
    street: 'string',
    updated_at: 'date-time',
    zip: 'string',
  },
  endpoints: {
    '/campuses': { list: true },
    '/campuses/{campus_id}': { get: true },
    '/signups/{signup_id}/campuses': { list: true },
    '/signups/{signup_id}/campuses/{campus_id}': { get: true },
  },
})
