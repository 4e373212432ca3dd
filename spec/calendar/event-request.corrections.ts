import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Recorded webhook deliveries of July 2026',
    set: {
      webhooks: {
        'calendar.v2.events.event_request.approved': 'approved',
        'calendar.v2.events.event_request.created': 'created',
        'calendar.v2.events.event_request.updated': 'updated',
      },
    },
  },
  {
    source: 'Lists of event names in the developer console and in deployments; no delivery seen',
    set: { webhooks: { 'calendar.v2.events.event_request.destroyed': 'destroyed' } },
  },
])
