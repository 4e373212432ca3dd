import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Recorded webhook deliveries of July 2026',
    set: { attributes: { art: 'object', sermon_audio: 'object' } },
  },
  {
    source: 'Recorded webhook deliveries of July 2026',
    set: {
      webhooks: {
        'publishing.v2.events.episode.created': 'created',
        'publishing.v2.events.episode.destroyed': 'destroyed',
        'publishing.v2.events.episode.updated': 'updated',
      },
    },
  },
])
