// Owned by `pcokit import` (8b69aecc5e0e). What it gets wrong goes to tag-group.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'TagGroup',
  attributes: {
    created_at: 'date-time',
    name: 'string',
    required: 'boolean',
    updated_at: 'date-time',
  },
  include: [
    'events',
    'events.attachments',
    'events.feed',
    'events.owner',
    'events.tags',
    'tags',
    'tags.tag_group',
  ],
  order: ['name'],
  where: {
    created_at: 'date-time',
    name: 'string',
    updated_at: 'date-time',
  },
  filter: ['required'],
  create: {
    attributes: ['name', 'required'],
  },
  update: {
    attributes: ['name', 'required'],
  },
  endpoints: {
    '/tag_groups': { list: true, create: true },
    '/tag_groups/{tag_group_id}': { get: true, update: true, delete: true },
    '/tags/{tag_id}/tag_group': {
      toOne: true,
      create: true,
      below: { variable: 'tag_group_id', methods: ['get', 'update', 'delete'] },
    },
  },
})
