import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'One time at which an episode is shown.' },
  },
  {
    source: 'Recorded webhook deliveries of July 2026',
    set: {
      webhooks: {
        'publishing.v2.events.episode_time.created': 'created',
        'publishing.v2.events.episode_time.destroyed': 'destroyed',
        'publishing.v2.events.episode_time.updated': 'updated',
      },
    },
  },
])
