// Owned by `pcokit import` (0362f4b236af). What it gets wrong goes to room-setup.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'RoomSetup',
  attributes: {
    created_at: 'date-time',
    description: 'string',
    diagram: 'string',
    diagram_thumbnail_url: 'string',
    diagram_url: 'string',
    name: 'string',
    updated_at: 'date-time',
  },
  relationships: {
    containing_resource: { to: 'ContainingResource' },
    resource_suggestions: { to: 'ResourceSuggestion', many: true },
    room_setup: { to: 'RoomSetup' },
  },
  include: ['containing_resource', 'resource_suggestions', 'resource_suggestions.resource'],
  order: ['name', 'created_at', 'updated_at'],
  where: {
    created_at: 'date-time',
    name: 'string',
    updated_at: 'date-time',
  },
  endpoints: {
    '/event_resource_requests/{event_resource_request_id}/room_setup': {
      toOne: true,
      below: { variable: 'room_setup_id', methods: ['get'] },
    },
    '/resources/{resource_id}/room_setups': { list: true },
    '/resources/{resource_id}/room_setups/{room_setup_id}': { get: true },
    '/room_setups': { list: { filter: ['shared_room_setups'] } },
    '/room_setups/{room_setup_id}': { get: true },
  },
})
