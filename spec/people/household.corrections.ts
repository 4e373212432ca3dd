import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Recorded webhook deliveries of July 2026',
    set: {
      webhooks: {
        'people.v2.events.household.created': 'created',
        'people.v2.events.household.destroyed': 'destroyed',
        'people.v2.events.household.updated': 'updated',
      },
    },
  },
])
