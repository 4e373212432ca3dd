// Owned by `pcokit import` (f2bfc8aaf734). What it gets wrong goes to tag.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Tag',
  attributes: {
    name: 'string',
    position: 'integer',
  },
  relationships: {
    tag_group: { to: 'TagGroup' },
  },
  order: ['name', 'position'],
  where: {
    id: 'string',
    name: 'string',
  },
  endpoints: {
    '/groups/{group_id}/tags': { list: true },
    '/groups/{group_id}/tags/{tag_id}': { get: true },
    '/tag_groups/{tag_group_id}/tags': { list: true },
    '/tag_groups/{tag_group_id}/tags/{tag_id}': { get: true },
  },
})
