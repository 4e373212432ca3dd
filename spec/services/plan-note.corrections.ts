import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Recorded webhook deliveries of July 2026',
    set: {
      webhooks: {
        'services.v2.events.plan_note.created': 'created',
        'services.v2.events.plan_note.destroyed': 'destroyed',
      },
    },
  },
  {
    source: 'Lists of event names in the developer console and in deployments; no delivery seen',
    set: { webhooks: { 'services.v2.events.plan_note.updated': 'updated' } },
  },
  {
    source: 'The edges of the OpenAPI document: a note belongs to a plan or to a template',
    set: {
      wholeBy: [
        [
          '/service_types/{service_type_id}/plan_templates/{plan_template_id}/notes',
          '/service_types/{service_type_id}/plans/{plan_id}/notes',
        ],
      ],
    },
  },
])
