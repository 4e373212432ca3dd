// Owned by `pcokit import` (63c8f00d4709). What it gets wrong goes to attendance-type.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'AttendanceType',
  attributes: {
    color: 'string',
    created_at: 'date-time',
    limit: 'integer',
    name: 'string',
    updated_at: 'date-time',
  },
  relationships: {
    event: { to: 'Event' },
  },
  include: ['event', 'event.attendance_types'],
  where: {
    id: 'string',
    name: 'string',
  },
  endpoints: {
    '/events/{event_id}/attendance_types': { list: true },
    '/events/{event_id}/attendance_types/{attendance_type_id}': { get: true },
    '/headcounts/{headcount_id}/attendance_type': {
      toOne: true,
      below: { variable: 'attendance_type_id', methods: ['get'] },
    },
  },
})
