// Owned by `pcokit import` (ccd6f88458cc). What it gets wrong goes to feed.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Feed',
  attributes: {
    can_delete: 'boolean',
    default_church_center_visibility: { type: 'string', enum: ['hidden', 'published'] },
    deleting: 'boolean',
    feed_type: { type: 'string', enum: ['registrations', 'groups', 'ical', 'form'] },
    imported_at: 'date-time',
    name: 'string',
    prefix_event_names: { type: 'boolean', onlyWithFields: true },
    source_id: 'string',
    sync_campus_tags: { type: 'boolean', onlyWithFields: true },
  },
  relationships: {
    default_calendar: { to: [], wire: 'Calendar' },
    event_owner: { to: 'Person' },
  },
  order: ['name'],
  where: {
    feed_type: 'string',
    source_id: 'string',
  },
  endpoints: {
    '/events/{event_id}/feed': { toOne: true, below: { variable: 'feed_id', methods: ['get'] } },
    '/feeds': { list: true },
    '/feeds/{feed_id}': { get: true },
  },
})
