// Owned by `pcokit import` (f7f2648181d8). What it gets wrong goes to event-time.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'EventTime',
  attributes: {
    ends_at: 'date-time',
    name: 'string',
    starts_at: 'date-time',
    visible_on_kiosks: 'boolean',
    visible_on_widget_and_ical: 'boolean',
  },
  relationships: {
    event: { to: 'Event' },
  },
  include: ['event', 'event.attachments', 'event.feed', 'event.owner', 'event.tags'],
  order: ['starts_at', 'ends_at'],
  where: {
    starts_at: 'date-time',
    ends_at: 'date-time',
    name: 'string',
    visible_on_kiosks: 'boolean',
    visible_on_widget_and_ical: 'boolean',
  },
  endpoints: {
    '/event_instances/{event_instance_id}/event_times': { list: true },
  },
})
