// Owned by `pcokit import` (9e60e9c2be61). What it gets wrong goes to check-in-time.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'CheckInTime',
  attributes: {
    alerts: 'array',
    has_validated: 'boolean',
    kind: 'string',
    services_integrated: 'boolean',
  },
  relationships: {
    check_in: { to: 'CheckIn' },
    event_time: { to: 'EventTime' },
    location: { to: 'Location' },
    pre_check: { to: 'PreCheck' },
  },
  endpoints: {
    '/check_ins/{check_in_id}/check_in_times': { list: true },
    '/check_ins/{check_in_id}/check_in_times/{check_in_time_id}': { get: true },
  },
})
