// Owned by `pcokit import` (4b3c79e471da). What it gets wrong goes to integration-link.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'IntegrationLink',
  attributes: {
    remote_app: 'string',
    remote_gid: 'string',
    remote_id: 'string',
    remote_type: 'string',
    sync_future_assignment_types: 'boolean',
  },
  relationships: {
    local: { to: [] },
  },
  where: {
    remote_gid: 'string',
  },
  endpoints: {
    '/check_ins/{check_in_id}/locations/{location_id}/integration_links': { list: true },
    '/check_ins/{check_in_id}/locations/{location_id}/integration_links/{integration_link_id}': { get: true },
    '/events/{event_id}/integration_links': { list: true },
    '/events/{event_id}/integration_links/{integration_link_id}': { get: true },
    '/integration_links': { list: true },
    '/integration_links/{integration_link_id}': { get: true },
  },
})
