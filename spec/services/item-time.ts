// Owned by `pcokit import` (3ab15a863d00). What it gets wrong goes to item-time.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'ItemTime',
  attributes: {
    exclude: 'boolean',
    length: 'integer',
    length_offset: 'integer',
    live_end_at: 'string',
    live_start_at: 'string',
  },
  relationships: {
    item: { to: 'Item' },
    plan: { to: 'Plan' },
    plan_time: { to: 'PlanTime' },
  },
  endpoints: {
    '/series/{series_id}/plans/{plan_id}/live/{live_id}/current_item_time': {
      toOne: true,
      below: { variable: 'current_item_time_id', methods: ['get'] },
    },
    '/series/{series_id}/plans/{plan_id}/live/{live_id}/next_item_time': {
      toOne: true,
      below: { variable: 'next_item_time_id', methods: ['get'] },
    },
    '/service_types/{service_type_id}/plans/{plan_id}/items/{item_id}/item_times': { list: true },
    '/service_types/{service_type_id}/plans/{plan_id}/items/{item_id}/item_times/{item_time_id}': {
      get: true,
    },
  },
})
