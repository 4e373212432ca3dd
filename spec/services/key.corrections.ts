import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Recorded webhook deliveries of July 2026',
    set: { attributes: { alternate_keys: 'array' } },
  },
  {
    source: 'Recorded webhook deliveries of July 2026',
    set: {
      webhooks: {
        'services.v2.events.key.created': 'created',
        'services.v2.events.key.destroyed': 'destroyed',
        'services.v2.events.key.updated': 'updated',
      },
    },
  },
])
