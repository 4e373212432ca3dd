// Owned by `pcokit import` (3dca0e8a76c9). What it gets wrong goes to resource-approval-group.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'ResourceApprovalGroup',
  attributes: {
    created_at: 'date-time',
    form_count: { type: 'integer', onlyWithFields: true },
    name: 'string',
    resource_count: { type: 'integer', onlyWithFields: true },
    room_count: { type: 'integer', onlyWithFields: true },
    updated_at: 'date-time',
  },
  include: [
    'people',
    'people.organization',
    'resources',
    'resources.resource_approval_groups',
    'resources.resource_folder',
    'resources.resource_questions',
    'resources.room_setups',
  ],
  order: ['created_at', 'name', 'updated_at'],
  where: {
    created_at: 'date-time',
    name: 'string',
    updated_at: 'date-time',
    id: 'string',
  },
  endpoints: {
    '/resource_approval_groups': { list: true },
    '/resource_approval_groups/{resource_approval_group_id}': { get: true },
    '/resources/{resource_id}/resource_approval_groups': { list: true },
    '/resources/{resource_id}/resource_approval_groups/{resource_approval_group_id}': { get: true },
  },
})
