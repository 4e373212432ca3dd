// Owned by `pcokit import` (4aef5ef0706d). What it gets wrong goes to tag.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Tag',
  attributes: {
    church_center_category: 'boolean',
    color: 'string',
    created_at: 'date-time',
    name: 'string',
    position: 'number',
    updated_at: 'date-time',
  },
  include: ['tag_group', 'tag_group.events', 'tag_group.tags'],
  order: ['name', 'position'],
  where: {
    church_center_category: 'boolean',
    color: 'string',
    created_at: 'date-time',
    name: 'string',
    position: 'number',
    updated_at: 'date-time',
    id: 'string',
    tag_group_id: 'string',
  },
  create: {
    attributes: ['church_center_category', 'color', 'name', 'position'],
    writeOnly: { events_ids: 'array', tag_group_id: 'string' },
  },
  update: {
    attributes: ['church_center_category', 'color', 'name', 'position'],
    writeOnly: { events_ids: 'array', tag_group_id: 'string' },
  },
  endpoints: {
    '/event_instances/{event_instance_id}/tags': { list: true, create: true },
    '/event_instances/{event_instance_id}/tags/{tag_id}': { get: true, update: true, delete: true },
    '/events/{event_id}/tags': { list: true, create: true },
    '/events/{event_id}/tags/{tag_id}': { get: true, update: true, delete: true },
    '/tag_groups/{tag_group_id}/tags': { list: true, create: true },
    '/tag_groups/{tag_group_id}/tags/{tag_id}': { get: true, update: true, delete: true },
    '/tags': { list: { filter: ['individual'] }, create: true },
    '/tags/{tag_id}': { get: true, update: true, delete: true },
  },
})
