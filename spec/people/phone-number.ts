// Owned by `pcokit import` (a2f5c07f7f57). What it gets wrong goes to phone-number.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'PhoneNumber',
  attributes: {
    carrier: 'string',
    country_code: 'string',
    created_at: 'date-time',
    e164: 'string',
    formatted_number: { type: 'string', onlyWithFields: true },
    international: 'string',
    location: 'string',
    national: 'string',
    number: 'string',
    primary: 'boolean',
    updated_at: 'date-time',
  },
  relationships: {
    person: { to: 'Person' },
  },
  order: ['number', 'carrier', 'location', 'primary', 'created_at', 'updated_at'],
  where: {
    number: 'string',
    carrier: 'string',
    location: 'string',
    primary: 'boolean',
    created_at: 'date-time',
    updated_at: 'date-time',
  },
  create: {
    attributes: ['carrier', 'location', 'number', 'primary'],
  },
  update: {
    attributes: ['carrier', 'location', 'number', 'primary'],
  },
  endpoints: {
    '/people/{person_id}/phone_numbers': { list: true, create: true },
    '/people/{person_id}/phone_numbers/{phone_number_id}': { get: true, update: true, delete: true },
    '/phone_numbers': { list: true },
    '/phone_numbers/{phone_number_id}': { get: true, update: true, delete: true },
  },
})
