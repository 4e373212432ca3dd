import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'A person whom a list found when it last ran.' },
  },
  {
    source: 'Recorded webhook deliveries of July 2026',
    set: {
      webhooks: {
        'people.v2.events.list_result.created': 'created',
        'people.v2.events.list_result.destroyed': 'destroyed',
      },
    },
  },
])
