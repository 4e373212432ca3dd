import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Recorded webhook deliveries of July 2026',
    set: {
      webhooks: {
        'groups.v2.events.membership.created': 'created',
        'groups.v2.events.membership.destroyed': 'destroyed',
      },
    },
  },
  {
    source: 'Lists of event names in the developer console and in deployments; no delivery seen',
    set: { webhooks: { 'groups.v2.events.membership.updated': 'updated' } },
  },
])
