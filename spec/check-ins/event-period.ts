// Owned by `pcokit import` (52e156253519). What it gets wrong goes to event-period.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'EventPeriod',
  attributes: {
    created_at: 'date-time',
    ends_at: 'date-time',
    guest_count: 'integer',
    note: 'string',
    regular_count: 'integer',
    starts_at: 'date-time',
    updated_at: 'date-time',
    volunteer_count: 'integer',
  },
  relationships: {
    event: { to: 'Event' },
  },
  include: [
    'event',
    'event.attendance_types',
    'event_times',
    'event_times.event',
    'event_times.event_period',
    'event_times.headcounts',
  ],
  order: ['starts_at'],
  where: {
    starts_at: 'date-time',
    ends_at: 'date-time',
  },
  endpoints: {
    '/check_ins/{check_in_id}/event_period': {
      toOne: true,
      below: { variable: 'event_period_id', methods: ['get'] },
    },
    '/check_ins/{check_in_id}/event_period/{event_period_id}/location_event_periods/{location_event_period_id}/event_period':
      { toOne: true, below: { variable: 'event_period_id_2', methods: ['get'] } },
    '/event_times/{event_time_id}/event_period': {
      toOne: true,
      below: { variable: 'event_period_id', methods: ['get'] },
    },
    '/events/{event_id}/event_periods': { list: true },
    '/events/{event_id}/event_periods/{event_period_id}': { get: true },
    '/stations/{station_id}/check_in_groups/{check_in_group_id}/event_period': {
      toOne: true,
      below: { variable: 'event_period_id', methods: ['get'] },
    },
  },
})
