// Owned by `pcokit import` (07f5f06a991d). What it gets wrong goes to media-schedule.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'MediaSchedule',
  attributes: {
    plan_dates: 'string',
    plan_short_dates: 'string',
    plan_sort_date: 'date-time',
    service_type_name: 'string',
  },
  relationships: {
    plan: { to: 'Plan' },
    service_type: { to: 'ServiceType' },
  },
  endpoints: {
    '/media/{media_id}/media_schedules': { list: true },
    '/media/{media_id}/media_schedules/{media_schedule_id}': { get: true },
  },
})
