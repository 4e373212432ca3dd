import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'Something that was done on a card.' },
  },
  {
    source: 'Recorded webhook deliveries of July 2026',
    set: {
      webhooks: {
        'people.v2.events.workflow_card_activity.created': 'created',
        'people.v2.events.workflow_card_activity.destroyed': 'destroyed',
      },
    },
  },
  {
    source: 'Lists of event names in the developer console and in deployments; no delivery seen',
    set: { webhooks: { 'people.v2.events.workflow_card_activity.updated': 'updated' } },
  },
])
