import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'A custom field: its name, kind and tab.' },
  },
  {
    source: 'Recorded webhook deliveries of July 2026',
    set: { attributes: { tab_id: 'integer' } },
  },
  {
    source: 'Recorded webhook deliveries of July 2026',
    set: { webhooks: { 'people.v2.events.field_definition.created': 'created' } },
  },
  {
    source: 'Lists of event names in the developer console and in deployments; no delivery seen',
    set: {
      webhooks: {
        'people.v2.events.field_definition.destroyed': 'destroyed',
        'people.v2.events.field_definition.updated': 'updated',
      },
    },
  },
])
