// Owned by `pcokit import` (db1fb1e01911). What it gets wrong goes to event-connection.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'EventConnection',
  attributes: {
    connected_to_id: 'string',
    connected_to_name: 'string',
    connected_to_type: 'string',
    connected_to_url: 'string',
    product_name: 'string',
    promoted: { type: 'boolean', onlyWithFields: true },
  },
  relationships: {
    event: { to: 'Event' },
  },
  where: {
    product_name: 'string',
    promoted: 'boolean',
    connected_to_id: 'string',
  },
  create: {
    attributes: ['connected_to_id', 'connected_to_name', 'connected_to_type', 'product_name', 'promoted'],
  },
  update: {
    attributes: ['connected_to_id', 'connected_to_name', 'connected_to_type', 'product_name', 'promoted'],
  },
  endpoints: {
    '/events/{event_id}/event_connections': { list: true, create: true },
    '/events/{event_id}/event_connections/{event_connection_id}': { get: true, update: true, delete: true },
  },
})
