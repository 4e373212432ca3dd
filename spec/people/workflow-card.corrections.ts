import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'One person on their way through a workflow.' },
  },
  {
    source: 'Official reference page, 2025',
    set: {
      actions: {
        send_email: { body: { note: 'string', subject: 'string' } },
        snooze: { body: { duration: 'integer' } },
      },
    },
  },
  {
    source: 'Recorded webhook deliveries of July 2026',
    set: {
      webhooks: {
        'people.v2.events.workflow_card.created': 'created',
        'people.v2.events.workflow_card.destroyed': 'destroyed',
        'people.v2.events.workflow_card.updated': 'updated',
        'people.v2.events.workflow_card.step_ready': 'step_ready',
      },
    },
  },
])
