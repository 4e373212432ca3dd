// Owned by `pcokit import` (38a7aac8429b). What it gets wrong goes to address.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Address',
  attributes: {
    city: 'string',
    country_code: 'string',
    country_name: 'string',
    created_at: 'date-time',
    location: 'string',
    primary: 'boolean',
    state: 'string',
    street_line_1: 'string',
    street_line_2: 'string',
    updated_at: 'date-time',
    zip: 'string',
  },
  relationships: {
    person: { to: 'Person' },
  },
  order: [
    'city',
    'state',
    'zip',
    'country_code',
    'location',
    'primary',
    'created_at',
    'updated_at',
    'street_line_1',
    'street_line_2',
  ],
  where: {
    city: 'string',
    state: 'string',
    zip: 'string',
    country_code: 'string',
    location: 'string',
    primary: 'boolean',
    street_line_1: 'string',
    street_line_2: 'string',
  },
  create: {
    attributes: [
      'city',
      'country_code',
      'location',
      'primary',
      'state',
      'street_line_1',
      'street_line_2',
      'zip',
    ],
  },
  update: {
    attributes: [
      'city',
      'country_code',
      'location',
      'primary',
      'state',
      'street_line_1',
      'street_line_2',
      'zip',
    ],
  },
  endpoints: {
    '/addresses': { list: true },
    '/addresses/{address_id}': { get: true, update: true, delete: true },
    '/people/{person_id}/addresses': { list: true, create: true },
    '/people/{person_id}/addresses/{address_id}': { get: true, update: true, delete: true },
  },
})
