// Owned by `pcokit import` (17ecf0dae11b). What it gets wrong goes to location-event-period.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'LocationEventPeriod',
  attributes: {
    created_at: 'date-time',
    guest_count: 'integer',
    regular_count: 'integer',
    updated_at: 'date-time',
    volunteer_count: 'integer',
  },
  include: [
    'event_period',
    'event_period.event',
    'event_period.event_times',
    'location',
    'location.event',
    'location.locations',
    'location.options',
    'location.parent',
  ],
  endpoints: {
    '/check_ins/{check_in_id}/event_period/{event_period_id}/location_event_periods': { list: true },
    '/check_ins/{check_in_id}/event_period/{event_period_id}/location_event_periods/{location_event_period_id}':
      { get: true },
    '/check_ins/{check_in_id}/locations/{location_id}/location_event_periods': { list: true },
    '/check_ins/{check_in_id}/locations/{location_id}/location_event_periods/{location_event_period_id}': {
      get: true,
    },
  },
})
