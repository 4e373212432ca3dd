// Owned by `pcokit import` (9060064dfc29). What it gets wrong goes to signup-location.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'SignupLocation',
  attributes: {
    address_data: { type: 'string', onlyWithFields: true },
    created_at: 'date-time',
    formatted_address: 'string',
    full_formatted_address: 'string',
    latitude: 'string',
    location_type: 'string',
    longitude: 'string',
    name: 'string',
    subpremise: 'string',
    updated_at: 'date-time',
    url: 'string',
  },
  endpoints: {
    '/signups/{signup_id}/signup_location': {
      toOne: true,
      below: { variable: 'signup_location_id', methods: ['get'] },
    },
  },
})
