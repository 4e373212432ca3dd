import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'One stage of a workflow.' },
  },
  {
    source: 'Recorded webhook deliveries of July 2026',
    set: { attributes: { total_snoozed_card_count: 'integer' } },
  },
  {
    source: 'Recorded webhook deliveries of July 2026',
    set: {
      webhooks: {
        'people.v2.events.workflow_step.created': 'created',
        'people.v2.events.workflow_step.destroyed': 'destroyed',
        'people.v2.events.workflow_step.updated': 'updated',
      },
    },
  },
])
