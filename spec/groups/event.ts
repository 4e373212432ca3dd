// Owned by `pcokit import` (beac296eafbe). What it gets wrong goes to event.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Event',
  attributes: {
    attendance_requests_enabled: 'boolean',
    automated_reminder_enabled: 'boolean',
    canceled: 'boolean',
    canceled_at: 'date-time',
    description: 'string',
    ends_at: 'date-time',
    image: 'string',
    location_type_preference: { type: 'string', enum: ['physical', 'virtual'] },
    multi_day: 'boolean',
    name: 'string',
    reminders_sent: 'boolean',
    reminders_sent_at: 'date-time',
    repeating: 'boolean',
    starts_at: 'date-time',
    virtual_location_url: 'string',
    visitors_count: 'integer',
  },
  relationships: {
    attendance_submitter: { to: 'Person' },
    group: { to: 'Group' },
    location: { to: 'Location' },
    repeating_event: { to: [], wire: 'RepeatingEvent' },
  },
  include: ['group', 'group.enrollment', 'group.group_type', 'group.location', 'location', 'location.group'],
  order: ['name', 'starts_at', 'ends_at'],
  where: {
    name: 'string',
    starts_at: 'date-time',
    ends_at: 'date-time',
  },
  filter: ['canceled', 'not_canceled'],
  endpoints: {
    '/events': {
      list: {
        filter: ['canceled', 'not_canceled', 'upcoming', 'group', 'group_type', 'my_groups', 'campus'],
      },
    },
    '/events/{event_id}': { get: true },
    '/group_types/{group_type_id}/events': { list: { filter: ['upcoming', 'canceled', 'not_canceled'] } },
    '/group_types/{group_type_id}/events/{event_id}': { get: true },
    '/groups/{group_id}/events': { list: true },
    '/groups/{group_id}/events/{event_id}': { get: true },
    '/people/{person_id}/events': { list: true },
    '/people/{person_id}/events/{event_id}': { get: true },
  },
})
