import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Recorded webhook deliveries of July 2026',
    set: { attributes: { person_id: 'integer' } },
  },
  {
    source: 'Recorded webhook deliveries of July 2026',
    set: { webhooks: { 'people.v2.events.workflow_share.created': 'created' } },
  },
  {
    source: 'Lists of event names in the developer console and in deployments; no delivery seen',
    set: {
      webhooks: {
        'people.v2.events.workflow_share.destroyed': 'destroyed',
        'people.v2.events.workflow_share.updated': 'updated',
      },
    },
  },
])
