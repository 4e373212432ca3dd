// Owned by `pcokit import` (9b1d77266c85). What it gets wrong goes to headcount.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Headcount',
  attributes: {
    created_at: 'date-time',
    total: 'integer',
    updated_at: 'date-time',
  },
  relationships: {
    attendance_type: { to: 'AttendanceType' },
    event_time: { to: 'EventTime' },
  },
  include: [
    'attendance_type',
    'attendance_type.event',
    'event_time',
    'event_time.event',
    'event_time.event_period',
    'event_time.headcounts',
  ],
  order: ['created_at', 'updated_at', 'total'],
  where: {
    created_at: 'date-time',
    updated_at: 'date-time',
  },
  endpoints: {
    '/event_times/{event_time_id}/headcounts': { list: true },
    '/event_times/{event_time_id}/headcounts/{headcount_id}': { get: true },
    '/events/{event_id}/attendance_types/{attendance_type_id}/headcounts': { list: true },
    '/events/{event_id}/attendance_types/{attendance_type_id}/headcounts/{headcount_id}': { get: true },
    '/headcounts': { list: true },
    '/headcounts/{headcount_id}': { get: true },
  },
})
