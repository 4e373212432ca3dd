import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'One thing in the order of a plan: a song, a header, media.' },
  },
  {
    source: 'Recorded webhook deliveries of July 2026',
    set: {
      webhooks: {
        'services.v2.events.plan_item.created': 'created',
        'services.v2.events.plan_item.destroyed': 'destroyed',
        'services.v2.events.plan_item.updated': 'updated',
      },
    },
  },
  {
    source: 'The edges of the OpenAPI document: an item belongs to a plan or to a template',
    set: {
      wholeBy: [
        [
          '/service_types/{service_type_id}/plan_templates/{plan_template_id}/items',
          '/service_types/{service_type_id}/plans/{plan_id}/items',
        ],
      ],
    },
  },
])
