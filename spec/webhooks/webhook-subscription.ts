// Owned by `pcokit import` (5ecb1b801700). What it gets wrong goes to webhook-subscription.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'WebhookSubscription',
  attributes: {
    active: 'boolean',
    application_id: 'string',
    authenticity_secret: 'string',
    created_at: 'date-time',
    name: 'string',
    updated_at: 'date-time',
    url: 'string',
  },
  where: {
    application_id: 'string',
  },
  create: {
    attributes: ['active', 'name', 'url'],
  },
  update: {
    attributes: ['active'],
  },
  endpoints: {
    '/webhook_subscriptions': { list: true, create: true },
    '/webhook_subscriptions/{webhook_subscription_id}': { get: true, update: true, delete: true },
  },
  actions: {
    rotate_secret: { paths: ['/webhook_subscriptions/{webhook_subscription_id}/rotate_secret'] },
  },
})
