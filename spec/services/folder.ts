// Owned by `pcokit import` (c56c635f1bfa). What it gets wrong goes to folder.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Folder',
  attributes: {
    container: 'string',
    created_at: 'date-time',
    name: 'string',
    updated_at: 'date-time',
  },
  relationships: {
    ancestors: { to: 'Folder' },
    campus: { to: [], wire: 'Campus' },
    parent: { to: 'Folder' },
  },
  include: ['service_types', 'service_types.time_preference_options'],
  order: ['name'],
  where: {
    parent_id: 'string',
  },
  create: {
    attributes: ['name'],
    relationships: ['campus', 'parent'],
    writeOnly: { campus_id: 'string', parent_id: 'string' },
  },
  update: {
    attributes: ['name'],
    relationships: ['campus', 'parent'],
    writeOnly: { campus_id: 'string', parent_id: 'string' },
  },
  endpoints: {
    '/folders': { list: true, create: true },
    '/folders/{folder_id}': { get: true, update: true, delete: true },
    '/folders/{folder_id}/folders': { list: true, create: true },
    '/folders/{folder_id}/folders/{folder_id_2}': { get: true, update: true, delete: true },
    '/tag_groups/{tag_group_id}/folder': {
      toOne: true,
      create: true,
      below: { variable: 'folder_id', methods: ['get', 'update', 'delete'] },
    },
  },
})
