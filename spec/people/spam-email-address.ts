// Owned by `pcokit import` (03ccc35dd1c9). What it gets wrong goes to spam-email-address.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'SpamEmailAddress',
  attributes: {
    address: 'string',
    created_at: 'date-time',
    updated_at: 'date-time',
  },
  endpoints: {
    '/spam_email_addresses': { list: true },
    '/spam_email_addresses/{spam_email_address_id}': { get: true },
  },
})
