// Owned by `pcokit import` (fa24daa5e03f). What it gets wrong goes to event-resource-request.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'EventResourceRequest',
  attributes: {
    approval_sent: 'boolean',
    approval_status: { type: 'string', enum: ['A', 'P', 'R'] },
    created_at: 'date-time',
    notes: 'string',
    quantity: 'integer',
    updated_at: 'date-time',
    visible_on_kiosks: 'boolean',
  },
  relationships: {
    created_by: { to: 'Person' },
    event: { to: 'Event' },
    event_resource_request: { to: 'EventResourceRequest' },
    resource: { to: 'Resource' },
    room_setup: { to: 'RoomSetup' },
    updated_by: { to: 'Person' },
  },
  include: [
    'created_by',
    'created_by.organization',
    'event',
    'event.attachments',
    'event.feed',
    'event.owner',
    'event.tags',
    'resource',
    'resource.resource_approval_groups',
    'resource.resource_folder',
    'resource.resource_questions',
    'resource.room_setups',
    'room_setup',
    'room_setup.containing_resource',
    'room_setup.resource_suggestions',
    'updated_by',
    'updated_by.organization',
  ],
  where: {
    approval_sent: 'boolean',
    approval_status: 'string',
    created_at: 'date-time',
    updated_at: 'date-time',
  },
  endpoints: {
    '/event_resource_requests': { list: true },
    '/event_resource_requests/{event_resource_request_id}': { get: true },
    '/events/{event_id}/event_resource_requests': { list: true },
    '/events/{event_id}/event_resource_requests/{event_resource_request_id}': { get: true },
    '/people/{person_id}/event_resource_requests': {
      list: { filter: ['awaiting_response', 'future', 'not_in_conflict', 'not_overbooked', 'overbooked'] },
    },
    '/people/{person_id}/event_resource_requests/{event_resource_request_id}': { get: true },
    '/resource_approval_groups/{resource_approval_group_id}/event_resource_requests': {
      list: { filter: ['awaiting_response', 'future', 'not_in_conflict', 'not_overbooked', 'overbooked'] },
    },
    '/resource_approval_groups/{resource_approval_group_id}/event_resource_requests/{event_resource_request_id}':
      { get: true },
    '/resource_bookings/{resource_booking_id}/event_resource_request': {
      toOne: true,
      below: { variable: 'event_resource_request_id', methods: ['get'] },
    },
    '/resources/{resource_id}/event_resource_requests': { list: true },
    '/resources/{resource_id}/event_resource_requests/{event_resource_request_id}': { get: true },
  },
})
