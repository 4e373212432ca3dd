// Owned by `pcokit import` (f81fffafdab8). What it gets wrong goes to location-event-time.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'LocationEventTime',
  attributes: {
    created_at: 'date-time',
    guest_count: 'integer',
    regular_count: 'integer',
    updated_at: 'date-time',
    volunteer_count: 'integer',
  },
  include: [
    'event_time',
    'event_time.event',
    'event_time.event_period',
    'event_time.headcounts',
    'location',
    'location.event',
    'location.locations',
    'location.options',
    'location.parent',
  ],
  where: {
    created_at: 'date-time',
    updated_at: 'date-time',
  },
  endpoints: {
    '/check_ins/{check_in_id}/locations/{location_id}/location_event_times': { list: true },
    '/check_ins/{check_in_id}/locations/{location_id}/location_event_times/{location_event_time_id}': {
      get: true,
    },
    '/event_times/{event_time_id}/location_event_times': { list: true },
    '/event_times/{event_time_id}/location_event_times/{location_event_time_id}': { get: true },
  },
})
