// Owned by `pcokit import` (2d3d7a15de84). What it gets wrong goes to blockout-date.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'BlockoutDate',
  attributes: {
    ends_at: 'date-time',
    ends_at_utc: 'string',
    group_identifier: 'string',
    reason: 'string',
    share: 'boolean',
    starts_at: 'date-time',
    starts_at_utc: 'string',
    time_zone: 'string',
  },
  relationships: {
    blockout: { to: 'Blockout' },
    person: { to: 'Person' },
  },
  endpoints: {
    '/people/{person_id}/blockouts/{blockout_id}/blockout_dates': { list: true },
    '/people/{person_id}/blockouts/{blockout_id}/blockout_dates/{blockout_date_id}': { get: true },
  },
})
