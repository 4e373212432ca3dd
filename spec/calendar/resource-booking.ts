// Owned by `pcokit import` (163342adbe54). What it gets wrong goes to resource-booking.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'ResourceBooking',
  attributes: {
    created_at: 'date-time',
    ends_at: 'date-time',
    quantity: 'integer',
    starts_at: 'date-time',
    updated_at: 'date-time',
  },
  relationships: {
    event: { to: 'Event' },
    event_instance: { to: 'EventInstance' },
    resource: { to: 'Resource' },
  },
  include: [
    'event_resource_request',
    'event_resource_request.created_by',
    'event_resource_request.event',
    'event_resource_request.resource',
    'event_resource_request.room_setup',
    'event_resource_request.updated_by',
    'resource',
    'resource.resource_approval_groups',
    'resource.resource_folder',
    'resource.resource_questions',
    'resource.room_setups',
  ],
  order: ['created_at', 'ends_at', 'starts_at', 'updated_at'],
  where: {
    created_at: 'date-time',
    ends_at: 'date-time',
    starts_at: 'date-time',
    updated_at: 'date-time',
  },
  filter: [
    'future',
    'approved',
    'pending',
    'rejected',
    'approved_pending',
    'approved_rejected',
    'pending_rejected',
    'approved_pending_rejected',
  ],
  endpoints: {
    '/event_instances/{event_instance_id}/resource_bookings': {
      list: { filter: ['future', 'rooms', 'resources'] },
    },
    '/event_instances/{event_instance_id}/resource_bookings/{resource_booking_id}': { get: true },
    '/event_resource_requests/{event_resource_request_id}/resource_bookings': { list: true },
    '/event_resource_requests/{event_resource_request_id}/resource_bookings/{resource_booking_id}': {
      get: true,
    },
    '/events/{event_id}/resource_bookings': { list: { filter: ['future'] } },
    '/events/{event_id}/resource_bookings/{resource_booking_id}': { get: true },
    '/resource_bookings': {
      list: {
        filter: [
          'future',
          'approved',
          'pending',
          'rejected',
          'approved_pending',
          'approved_rejected',
          'pending_rejected',
          'approved_pending_rejected',
          'rooms',
          'resources',
        ],
      },
    },
    '/resource_bookings/{resource_booking_id}': { get: true },
    '/resources/{resource_id}/resource_bookings': { list: true },
    '/resources/{resource_id}/resource_bookings/{resource_booking_id}': { get: true },
  },
})
