import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'One version of a song, with its chords and keys.' },
  },
  {
    source: 'Official reference page, 2025: the whole set of tags is replaced; 204',
    set: {
      actions: {
        assign_tags: { bodyType: 'TagAssignment', relationships: { tags: { to: 'Tag', many: true } } },
      },
    },
  },
  {
    source: 'Recorded webhook deliveries of July 2026',
    set: {
      webhooks: {
        'services.v2.events.arrangement.created': 'created',
        'services.v2.events.arrangement.destroyed': 'destroyed',
      },
    },
  },
  {
    source: 'Lists of event names in the developer console and in deployments; no delivery seen',
    set: { webhooks: { 'services.v2.events.arrangement.updated': 'updated' } },
  },
])
