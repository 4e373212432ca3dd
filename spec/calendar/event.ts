// Owned by `pcokit import` (d3074dd65b8a). What it gets wrong goes to event.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Event',
  attributes: {
    approval_status: { type: 'string', enum: ['A', 'P', 'R'] },
    created_at: 'date-time',
    description: 'string',
    featured: 'boolean',
    image_url: 'string',
    link_only: 'boolean',
    name: 'string',
    percent_approved: 'integer',
    percent_rejected: 'integer',
    registration_url: 'string',
    summary: 'string',
    updated_at: 'date-time',
    visible_in_church_center: 'boolean',
  },
  relationships: {
    calendar: { to: [], wire: 'Calendar' },
    owner: { to: 'Person' },
  },
  include: [
    'attachments',
    'attachments.event',
    'feed',
    'owner',
    'owner.organization',
    'tags',
    'tags.tag_group',
  ],
  where: {
    approval_status: 'string',
    created_at: 'date-time',
    featured: 'boolean',
    link_only: 'boolean',
    name: 'string',
    feed_id: 'string',
    percent_approved: 'integer',
    percent_rejected: 'integer',
    updated_at: 'date-time',
    visible_in_church_center: 'boolean',
  },
  endpoints: {
    '/attachments/{attachment_id}/event': { toOne: true, below: { variable: 'event_id', methods: ['get'] } },
    '/conflicts/{conflict_id}/winner': { toOne: true, below: { variable: 'winner_id', methods: ['get'] } },
    '/event_instances/{event_instance_id}/event': {
      toOne: true,
      below: { variable: 'event_id', methods: ['get'] },
    },
    '/event_instances/{event_instance_id}/event_times/{event_time_id}/event': {
      toOne: true,
      below: { variable: 'event_id', methods: ['get'] },
    },
    '/event_resource_requests/{event_resource_request_id}/event': {
      toOne: true,
      below: { variable: 'event_id', methods: ['get'] },
    },
    '/events': { list: { filter: ['future'] } },
    '/events/{event_id}': { get: true },
    '/tag_groups/{tag_group_id}/events': { list: true },
    '/tag_groups/{tag_group_id}/events/{event_id}': { get: true },
    '/tags/{tag_id}/events': { list: true },
    '/tags/{tag_id}/events/{event_id}': { get: true },
  },
})
