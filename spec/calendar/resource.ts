// Owned by `pcokit import` (ed218287be8f). What it gets wrong goes to resource.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Resource',
  attributes: {
    created_at: 'date-time',
    description: 'string',
    expires_at: 'date-time',
    home_location: 'string',
    image: 'string',
    kind: 'string',
    name: 'string',
    path_name: 'string',
    quantity: 'integer',
    serial_number: 'string',
    updated_at: 'date-time',
  },
  include: [
    'resource_approval_groups',
    'resource_approval_groups.people',
    'resource_approval_groups.resources',
    'resource_folder',
    'resource_folder.resources',
    'resource_questions',
    'room_setups',
    'room_setups.containing_resource',
    'room_setups.resource_suggestions',
  ],
  order: ['created_at', 'expires_at', 'name', 'updated_at'],
  where: {
    created_at: 'date-time',
    kind: 'string',
    name: 'string',
    serial_number: 'string',
    updated_at: 'date-time',
    path_name: 'string',
    resource_folder_id: 'string',
    id: 'string',
  },
  filter: ['rooms', 'resources'],
  create: {
    attributes: ['description', 'expires_at', 'home_location', 'kind', 'name', 'quantity', 'serial_number'],
    writeOnly: {
      resource_approval_group_ids: 'array',
      resource_folder_id: 'string',
      room_setup_ids: 'array',
    },
  },
  update: {
    attributes: ['description', 'expires_at', 'home_location', 'name', 'quantity', 'serial_number'],
    writeOnly: { resource_approval_group_ids: 'array', resource_folder_id: 'string' },
  },
  endpoints: {
    '/conflicts/{conflict_id}/resource': {
      toOne: true,
      below: { variable: 'resource_id', methods: ['get', 'update', 'delete'] },
    },
    '/event_resource_requests/{event_resource_request_id}/resource': {
      toOne: true,
      below: { variable: 'resource_id', methods: ['get', 'update', 'delete'] },
    },
    '/resource_approval_groups/{resource_approval_group_id}/required_approvals/{required_approval_id}/resource':
      { toOne: true, below: { variable: 'resource_id', methods: ['get', 'update', 'delete'] } },
    '/resource_approval_groups/{resource_approval_group_id}/resources': { list: true },
    '/resource_approval_groups/{resource_approval_group_id}/resources/{resource_id}': {
      get: true,
      update: true,
      delete: true,
    },
    '/resource_bookings/{resource_booking_id}/resource': {
      toOne: true,
      below: { variable: 'resource_id', methods: ['get', 'update', 'delete'] },
    },
    '/resource_folders/{resource_folder_id}/resources': { list: { filter: [] } },
    '/resource_folders/{resource_folder_id}/resources/{resource_id}': {
      get: true,
      update: true,
      delete: true,
    },
    '/resources': { list: true, create: true },
    '/resources/{resource_id}': { get: true, update: true, delete: true },
    '/room_setups/{room_setup_id}/resource_suggestions/{resource_suggestion_id}/resource': {
      toOne: true,
      below: { variable: 'resource_id', methods: ['get', 'update', 'delete'] },
    },
  },
})
