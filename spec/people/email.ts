// Owned by `pcokit import` (9d14fb83644b). What it gets wrong goes to email.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Email',
  attributes: {
    address: 'string',
    blocked: 'boolean',
    created_at: 'date-time',
    location: 'string',
    primary: 'boolean',
    updated_at: 'date-time',
  },
  relationships: {
    person: { to: 'Person' },
  },
  order: ['address', 'location', 'primary', 'created_at', 'updated_at'],
  where: {
    address: 'string',
    location: 'string',
    primary: 'boolean',
    created_at: 'date-time',
    updated_at: 'date-time',
    blocked: 'boolean',
  },
  create: {
    attributes: ['address', 'location', 'primary'],
  },
  update: {
    attributes: ['address', 'location', 'primary'],
  },
  endpoints: {
    '/emails': { list: true },
    '/emails/{email_id}': { get: true, update: true, delete: true },
    '/people/{person_id}/emails': { list: true, create: true },
    '/people/{person_id}/emails/{email_id}': { get: true, update: true, delete: true },
  },
})
