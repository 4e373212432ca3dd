// Owned by `pcokit import` (3962434c7b91). What it gets wrong goes to attendance.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Attendance',
  attributes: {
    check_ins_event_id: 'string',
    check_ins_event_period_id: 'string',
    checked_in_at: 'date-time',
  },
  relationships: {
    plan_person: { to: 'PlanPerson' },
    plan_time: { to: 'PlanTime' },
  },
  endpoints: {
    '/service_types/{service_type_id}/plans/{plan_id}/attendances': { list: true },
    '/service_types/{service_type_id}/plans/{plan_id}/attendances/{attendance_id}': { get: true },
  },
})
