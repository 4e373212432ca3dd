// Owned by `pcokit import` (ab82561e0f7d). What it gets wrong goes to group-type.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'GroupType',
  attributes: {
    church_center_map_visible: 'boolean',
    church_center_visible: 'boolean',
    color: 'string',
    default_group_settings: 'string',
    description: 'string',
    name: 'string',
    position: 'integer',
    public_church_center_web_url: 'string',
  },
  order: ['position', 'name'],
  where: {
    id: 'string',
  },
  filter: ['church_center_visible', 'not_church_center_visible'],
  endpoints: {
    '/group_types': { list: true },
    '/group_types/{group_type_id}': { get: true },
    '/groups/{group_id}/group_type': { toOne: true, below: { variable: 'group_type_id', methods: ['get'] } },
  },
})
