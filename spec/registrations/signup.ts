// Owned by `pcokit import` (872d0a79c2da). What it gets wrong goes to signup.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Signup',
  attributes: {
    archived: 'boolean',
    at_maximum_capacity: { type: 'boolean', onlyWithFields: true },
    close_at: 'date-time',
    closed: 'boolean',
    created_at: 'date-time',
    description: 'string',
    logo_url: 'string',
    maximum_capacity: 'integer',
    name: 'string',
    new_registration_url: 'string',
    open: 'boolean',
    open_at: 'date-time',
    updated_at: 'date-time',
  },
  include: [
    'campuses',
    'categories',
    'next_signup_time',
    'selection_types',
    'signup_location',
    'signup_times',
  ],
  order: ['created_at', 'updated_at'],
  where: {
    campuses: 'string',
    categories: 'string',
    id: 'string',
    name: 'string',
  },
  filter: ['archived', 'unarchived'],
  endpoints: {
    '/signups': { list: true },
    '/signups/{signup_id}': { get: true },
  },
})
