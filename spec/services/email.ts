// Owned by `pcokit import` (b63306535681). What it gets wrong goes to email.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Email',
  attributes: {
    address: 'string',
    primary: 'boolean',
  },
  endpoints: {
    '/people/{person_id}/emails': { list: true },
    '/people/{person_id}/emails/{email_id}': { get: true },
  },
})
