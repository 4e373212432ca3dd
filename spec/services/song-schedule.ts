// Owned by `pcokit import` (bc70652024d6). What it gets wrong goes to song-schedule.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'SongSchedule',
  attributes: {
    arrangement_name: 'string',
    key_name: 'string',
    plan_dates: 'string',
    plan_sort_date: 'string',
    plan_visible: 'boolean',
    service_type_name: 'string',
  },
  relationships: {
    arrangement: { to: 'Arrangement' },
    item: { to: 'Item' },
    key: { to: 'Key' },
    plan: { to: 'Plan' },
    service_type: { to: 'ServiceType' },
  },
  order: ['plan_sort_date'],
  filter: ['before', 'after', 'most_recent', 'most_recent_with_upcoming', 'three_most_recent'],
  endpoints: {
    '/songs/{song_id}/song_schedules': { list: true },
    '/songs/{song_id}/song_schedules/{song_schedule_id}': { get: true },
  },
})
