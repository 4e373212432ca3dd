import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'One deployment; no delivery seen',
    set: {
      webhooks: { 'giving.v2.events.batch.created': 'created', 'giving.v2.events.batch.updated': 'updated' },
    },
  },
])
