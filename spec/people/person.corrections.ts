import { correctResource } from '../define.ts'

export default correctResource([
  {
    source:
      'Recorded webhook deliveries of July 2026 and recorded responses of version 2023-03-21: a gender relationship, of a type without endpoints',
    set: { relationships: { gender: { to: [], wire: 'Gender' } } },
  },
  {
    source: 'Official reference pages: the filter takes a time of its own, 24 hours ago when it is left out',
    set: {
      endpoints: { '/people': { list: { filter: { created_since: { params: { time: 'date-time' } } } } } },
    },
  },
  {
    source: 'Recorded webhook deliveries of July 2026',
    set: {
      webhooks: {
        'people.v2.events.person.created': 'created',
        'people.v2.events.person.updated': 'updated',
      },
    },
  },
  {
    source: 'Lists of event names in the developer console and in deployments; no delivery seen',
    set: { webhooks: { 'people.v2.events.person.destroyed': 'destroyed' } },
  },
])
