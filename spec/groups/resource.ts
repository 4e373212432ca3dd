// Owned by `pcokit import` (7c88f420720e). What it gets wrong goes to resource.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Resource',
  attributes: {
    description: 'string',
    last_updated: 'date-time',
    name: 'string',
    type: { type: 'string', enum: ['FileResource', 'LinkResource'] },
    visibility: { type: 'string', enum: ['leaders', 'members'] },
  },
  relationships: {
    created_by: { to: 'Person' },
  },
  order: ['name', 'last_updated'],
  endpoints: {
    '/group_types/{group_type_id}/resources': { list: true },
    '/group_types/{group_type_id}/resources/{resource_id}': { get: true },
    '/group_types/{group_type_id}/resources/{resource_id}/download': {
      toOne: true,
      below: { variable: 'download_id', methods: ['get'] },
    },
    '/group_types/{group_type_id}/resources/{resource_id}/visit': {
      toOne: true,
      below: { variable: 'visit_id', methods: ['get'] },
    },
    '/groups/{group_id}/resources': { list: { filter: ['leaders'] } },
    '/groups/{group_id}/resources/{resource_id}': { get: true },
  },
})
