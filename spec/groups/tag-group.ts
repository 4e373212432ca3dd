// Owned by `pcokit import` (08a959318dc9). What it gets wrong goes to tag-group.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'TagGroup',
  attributes: {
    display_publicly: 'boolean',
    multiple_options_enabled: 'boolean',
    name: 'string',
    position: 'integer',
  },
  order: ['name', 'position'],
  where: {
    name: 'string',
  },
  filter: ['public'],
  endpoints: {
    '/tag_groups': { list: true },
    '/tag_groups/{tag_group_id}': { get: true },
  },
})
