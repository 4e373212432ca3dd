// Owned by `pcokit import` (0e9b6a9f89f1). What it gets wrong goes to blockout-schedule-conflict.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'BlockoutScheduleConflict',
  attributes: {
    can_accept_partial: 'boolean',
    dates: 'string',
    organization_name: 'string',
    person_avatar: 'string',
    person_name: 'string',
    position_display_times: 'string',
    service_type_name: 'string',
    short_dates: 'string',
    sort_date: 'date-time',
    status: 'string',
    team_name: 'string',
    team_position_name: 'string',
  },
  relationships: {
    organization: { to: 'Organization' },
    person: { to: 'Person' },
    plan: { to: 'Plan' },
    plan_person: { to: 'PlanPerson' },
    service_type: { to: 'ServiceType' },
  },
  endpoints: {},
})
