// Owned by `pcokit import` (1ed667d83d9a). What it gets wrong goes to delivery.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Delivery',
  attributes: {
    created_at: 'date-time',
    object_url: 'string',
    request_body: 'string',
    request_headers: 'string',
    response_body: 'string',
    response_headers: 'string',
    status: 'integer',
    timing: 'number',
    updated_at: 'date-time',
  },
  relationships: {
    event: { to: 'Event' },
  },
  order: ['created_at'],
  endpoints: {
    '/webhook_subscriptions/{webhook_subscription_id}/events/{event_id}/deliveries': { list: true },
    '/webhook_subscriptions/{webhook_subscription_id}/events/{event_id}/deliveries/{delivery_id}': {
      get: true,
    },
  },
})
