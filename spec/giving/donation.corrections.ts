import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Official reference page, 2025: the date may be left out',
    set: { actions: { issue_refund: { body: { refunded_at: 'date' } } } },
  },
  {
    source: 'Official giving integration guide and several deployments; no delivery seen',
    set: { webhooks: { 'giving.v2.events.donation.created': 'created' } },
  },
  {
    source: 'Several deployments; no delivery seen',
    set: {
      webhooks: {
        'giving.v2.events.donation.updated': 'updated',
        'giving.v2.events.donation.destroyed': 'destroyed',
      },
    },
  },
])
