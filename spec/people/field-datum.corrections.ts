import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'What a custom field holds for one person.' },
  },
  {
    source: 'Recorded webhook deliveries of July 2026',
    set: { attributes: { file: 'object' } },
  },
  {
    source: 'Recorded webhook deliveries of July 2026',
    set: {
      webhooks: {
        'people.v2.events.field_datum.created': 'created',
        'people.v2.events.field_datum.destroyed': 'destroyed',
      },
    },
  },
  {
    source: 'Lists of event names in the developer console and in deployments; no delivery seen',
    set: { webhooks: { 'people.v2.events.field_datum.updated': 'updated' } },
  },
])
