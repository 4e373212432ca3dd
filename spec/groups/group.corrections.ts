import { correctResource } from '../define.ts'

export default correctResource([
  {
    source:
      'Recorded webhook deliveries of July 2026, and recorded responses: an object of addresses, {} when there is none',
    set: { attributes: { header_image: 'object' } },
  },
  {
    source: 'Recorded responses of 2018 to 2023, public client test suites: not in the document',
    set: { attributes: { enrollment_open: 'boolean', enrollment_strategy: 'string' } },
  },
  {
    source: 'Recorded webhook deliveries of July 2026',
    set: {
      webhooks: {
        'groups.v2.events.group.created': 'created',
        'groups.v2.events.group.destroyed': 'destroyed',
        'groups.v2.events.group.updated': 'updated',
      },
    },
  },
])
