import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'A request to join a group.' },
  },
  {
    source: 'Recorded webhook deliveries of July 2026',
    set: {
      attributes: { approval_status: 'string', group_name: 'string', public_church_center_url: 'string' },
    },
  },
  {
    source: 'Recorded webhook deliveries of July 2026',
    set: {
      webhooks: {
        'groups.church_center.v2.events.group_application.created': 'created',
        'groups.church_center.v2.events.group_application.updated': 'updated',
      },
    },
  },
  {
    source: 'Lists of event names in the developer console and in deployments; no delivery seen',
    set: { webhooks: { 'groups.church_center.v2.events.group_application.destroyed': 'destroyed' } },
  },
])
