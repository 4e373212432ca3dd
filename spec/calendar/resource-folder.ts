// Owned by `pcokit import` (ec0115266ce5). What it gets wrong goes to resource-folder.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'ResourceFolder',
  attributes: {
    ancestry: 'string',
    created_at: 'date-time',
    kind: 'string',
    name: 'string',
    path_name: 'string',
    updated_at: 'date-time',
  },
  include: [
    'resources',
    'resources.resource_approval_groups',
    'resources.resource_folder',
    'resources.resource_questions',
    'resources.room_setups',
  ],
  order: ['created_at', 'name', 'updated_at', 'ancestry'],
  where: {
    created_at: 'date-time',
    name: 'string',
    updated_at: 'date-time',
    ancestry: 'string',
    path_name: 'string',
  },
  filter: ['rooms', 'resources'],
  create: {
    attributes: ['kind', 'name'],
    writeOnly: { resource_folder_id: 'string' },
  },
  update: {
    attributes: ['name'],
    writeOnly: { resource_folder_id: 'string' },
  },
  endpoints: {
    '/resource_folders': { list: true, create: true },
    '/resource_folders/{resource_folder_id}': { get: true, update: true, delete: true },
    '/resources/{resource_id}/resource_folder': {
      toOne: true,
      create: true,
      below: { variable: 'resource_folder_id', methods: ['get', 'update', 'delete'] },
    },
  },
})
