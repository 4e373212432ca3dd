// Owned by `pcokit import` (d9663102d9e3). What it gets wrong goes to live-controller.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'LiveController',
  attributes: {
    created_at: 'date-time',
    full_name: 'string',
    photo_thumbnail_url: 'string',
    updated_at: 'date-time',
  },
  relationships: {
    person: { to: 'Person' },
  },
  order: ['updated_at', 'created_at'],
  endpoints: {
    '/service_types/{service_type_id}/live_controllers': { list: true },
    '/service_types/{service_type_id}/live_controllers/{live_controller_id}': { get: true },
  },
})
