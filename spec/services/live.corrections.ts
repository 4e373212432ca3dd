import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'A plan while it runs, stepped through item by item.' },
  },
  {
    source:
      'The OpenAPI document of the pinned version, read against the official reference pages of 2025: the actions hang below a live session, whose own path is documented under service types only',
    set: {
      actions: {
        go_to_next_item: { paths: ['/series/{series_id}/plans/{plan_id}/live/{live_id}/go_to_next_item'] },
        go_to_previous_item: {
          paths: ['/series/{series_id}/plans/{plan_id}/live/{live_id}/go_to_previous_item'],
        },
        toggle_control: { paths: ['/series/{series_id}/plans/{plan_id}/live/{live_id}/toggle_control'] },
      },
    },
  },
  {
    source:
      'The OpenAPI document of the pinned version, read against the official reference pages of 2025: edges of the same names below /series/{series_id}/plans/{plan_id}/live/{live_id}',
    set: {
      relationships: {
        controller: { to: 'Person', onlyWithInclude: true },
        current_item_time: { to: 'ItemTime', onlyWithInclude: true },
        items: { to: 'Item', many: true, onlyWithInclude: true },
        next_item_time: { to: 'ItemTime', onlyWithInclude: true },
        service_type: { to: 'ServiceType', onlyWithInclude: true },
      },
    },
  },
])
