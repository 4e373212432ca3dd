import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'A postal address of a person.' },
  },
  {
    source: 'Recorded responses of 2018 to 2023, public client test suites, versions up to 2023',
    set: { attributes: { street: { type: 'string', readOnly: true } } },
  },
  {
    source: 'Recorded webhook deliveries of July 2026',
    set: {
      webhooks: {
        'people.v2.events.address.created': 'created',
        'people.v2.events.address.destroyed': 'destroyed',
      },
    },
  },
  {
    source: 'Lists of event names in the developer console and in deployments; no delivery seen',
    set: { webhooks: { 'people.v2.events.address.updated': 'updated' } },
  },
])
