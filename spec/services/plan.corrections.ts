import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'They belong to a live session: see live.corrections.ts',
    set: { actions: { go_to_next_item: null, go_to_previous_item: null, toggle_control: null } },
  },
  {
    source: 'Official reference page, 2025',
    set: {
      endpoints: {
        '/service_types/{service_type_id}/plans': {
          list: { filter: { after: { params: { after: 'date' } }, before: { params: { before: 'date' } } } },
        },
      },
    },
  },
  {
    source: 'Official reference page, 2025: the items of the plan in their new order; 204',
    set: { actions: { item_reorder: { bodyType: 'PlanItemReorder', body: { sequence: 'array' } } } },
  },
  {
    source: 'Official reference page, 2025',
    set: { actions: { autoschedule: { bodyType: 'Autoschedule', relationships: { team: { to: 'Team' } } } } },
  },
  {
    source: 'Lists of event names in the developer console and in deployments; no delivery seen',
    set: {
      webhooks: {
        'services.v2.events.plan.created': 'created',
        'services.v2.events.plan.live.updated': 'live.updated',
      },
    },
  },
  {
    source: 'Recorded webhook deliveries of July 2026',
    set: {
      webhooks: {
        'services.v2.events.plan.destroyed': 'destroyed',
        'services.v2.events.plan.updated': 'updated',
      },
    },
  },
  {
    source: 'The edges of the OpenAPI document: a plan need not belong to a series',
    set: { wholeBy: [['/service_types/{service_type_id}/plans']] },
  },
])
