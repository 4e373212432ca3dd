// Owned by `pcokit import` (537f4e0a88bf). What it gets wrong goes to event-time.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'EventTime',
  attributes: {
    created_at: 'date-time',
    day_of_week: 'integer',
    guest_count: 'integer',
    hides_at: 'date-time',
    hour: 'integer',
    minute: 'integer',
    name: 'string',
    regular_count: 'integer',
    shows_at: 'date-time',
    starts_at: 'date-time',
    total_count: 'integer',
    updated_at: 'date-time',
    volunteer_count: 'integer',
  },
  relationships: {
    event: { to: 'Event' },
    event_period: { to: 'EventPeriod' },
  },
  include: [
    'event',
    'event.attendance_types',
    'event_period',
    'event_period.event',
    'event_period.event_times',
    'headcounts',
    'headcounts.attendance_type',
    'headcounts.event_time',
  ],
  order: ['starts_at', 'shows_at'],
  where: {
    created_at: 'date-time',
    updated_at: 'date-time',
  },
  endpoints: {
    '/check_ins/{check_in_id}/event_period/{event_period_id}/event_times': {
      list: { filter: ['available'] },
    },
    '/check_ins/{check_in_id}/event_period/{event_period_id}/event_times/{event_time_id}': { get: true },
    '/check_ins/{check_in_id}/event_times': { list: true },
    '/check_ins/{check_in_id}/event_times/{event_time_id}': { get: true },
    '/event_times': { list: true },
    '/event_times/{event_time_id}': { get: true },
    '/event_times/{event_time_id}/location_event_times/{location_event_time_id}/event_time': {
      toOne: true,
      below: { variable: 'event_time_id_2', methods: ['get'] },
    },
    '/events/{event_id}/current_event_times': { list: true },
    '/events/{event_id}/current_event_times/{current_event_time_id}': { get: true },
    '/headcounts/{headcount_id}/event_time': {
      toOne: true,
      below: { variable: 'event_time_id', methods: ['get'] },
    },
  },
})
