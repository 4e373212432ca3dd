// Owned by `pcokit import` (4e83b303981e). What it gets wrong goes to event.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Event',
  attributes: {
    created_at: 'date-time',
    payload: 'string',
    status: {
      type: 'string',
      enum: [
        'pending',
        'delivered',
        'failed',
        'skipped',
        'duplicated',
        'ignored_failed',
        'ignored_skipped',
        'ignored_duplicated',
      ],
    },
    updated_at: 'date-time',
    uuid: 'string',
  },
  relationships: {
    person: { to: [], wire: 'Person' },
    subscription: { to: [] },
  },
  order: ['created_at'],
  where: {
    status: 'string',
    uuid: 'string',
  },
  endpoints: {
    '/webhook_subscriptions/{webhook_subscription_id}/events': { list: true },
    '/webhook_subscriptions/{webhook_subscription_id}/events/{event_id}': { get: true },
  },
  actions: {
    ignore: { paths: ['/webhook_subscriptions/{webhook_subscription_id}/events/{event_id}/ignore'] },
    redeliver: { paths: ['/webhook_subscriptions/{webhook_subscription_id}/events/{event_id}/redeliver'] },
  },
})
