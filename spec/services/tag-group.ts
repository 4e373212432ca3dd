// Owned by `pcokit import` (c60b99194cc3). What it gets wrong goes to tag-group.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'TagGroup',
  attributes: {
    allow_multiple_selections: 'boolean',
    name: 'string',
    required: 'boolean',
    service_type_folder_name: 'string',
    tags_for: 'string',
  },
  include: ['folder', 'folder.service_types', 'tags'],
  where: {
    name: 'string',
    tags_for: 'string',
  },
  filter: ['song', 'arrangement', 'person', 'media'],
  endpoints: {
    '/tag_groups': { list: true },
    '/tag_groups/{tag_group_id}': { get: true },
  },
})
