// Owned by `pcokit import` (a98cdbe5162a). What it gets wrong goes to custom-sender.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'CustomSender',
  attributes: {
    created_at: 'date-time',
    email_address: 'string',
    expired: 'boolean',
    name: 'string',
    updated_at: 'date-time',
    verification_requested_at: 'date-time',
    verification_status: 'string',
    verified: 'boolean',
    verified_at: 'date-time',
  },
  relationships: {
    custom_sender_shares: { to: [], wire: 'CustomSenderShare' },
  },
  endpoints: {},
  actions: {
    send_verification: { paths: ['/'] },
  },
})
