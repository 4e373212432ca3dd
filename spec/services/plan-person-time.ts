// Owned by `pcokit import` (76a2b88e5cc8). What it gets wrong goes to plan-person-time.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'PlanPersonTime',
  attributes: {
    created_at: 'date-time',
    status: 'string',
    updated_at: 'date-time',
  },
  relationships: {
    plan: { to: 'Plan' },
    plan_person: { to: 'PlanPerson' },
    plan_time: { to: 'PlanTime' },
  },
  order: ['updated_at'],
  endpoints: {
    '/people/{person_id}/plan_people/{plan_person_id}/plan_person_times': { list: true },
    '/people/{person_id}/plan_people/{plan_person_id}/plan_person_times/{plan_person_time_id}': { get: true },
    '/service_types/{service_type_id}/plan_person_times': { list: true },
    '/service_types/{service_type_id}/plan_person_times/{plan_person_time_id}': { get: true },
  },
})
