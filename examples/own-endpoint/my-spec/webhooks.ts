import { extendProduct } from '@pcokit/generator/spec'

/**
 * Suppose PCO shipped "delivery reports" in Webhooks yesterday and pcokit does not know them yet: declare them
 * on top of the product it ships. `npx pcokit check` names file, line and fix when something is off.
 */
export default extendProduct('webhooks', {
  resources: [
    {
      type: 'DeliveryReport',
      description: 'How many deliveries of one subscription arrived on one day.',
      attributes: {
        day: 'date',
        delivered: { type: 'integer', readOnly: true },
        failed: { type: 'integer', readOnly: true },
        note: 'string',
      },
      relationships: { subscription: { to: 'WebhookSubscription' } },
      include: ['subscription'],
      order: ['day'],
      where: { day: 'date' },
      create: { attributes: ['day', 'note'], relationships: ['subscription'] },
      endpoints: {
        '/delivery_reports': { list: true, create: true },
        '/delivery_reports/{delivery_report_id}': { get: true },
      },
    },
  ],
})
