import { correctResource } from '../define.ts'

export default correctResource([
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
