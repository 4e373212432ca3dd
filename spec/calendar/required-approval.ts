// Owned by `pcokit import` (d588ec3aaec9). What it gets wrong goes to required-approval.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'RequiredApproval',
  attributes: {},
  include: [
    'resource',
    'resource.resource_approval_groups',
    'resource.resource_folder',
    'resource.resource_questions',
    'resource.room_setups',
  ],
  filter: ['rooms', 'resources'],
  endpoints: {
    '/resource_approval_groups/{resource_approval_group_id}/required_approvals': { list: true },
    '/resource_approval_groups/{resource_approval_group_id}/required_approvals/{required_approval_id}': {
      get: true,
    },
    '/resources/{resource_id}/required_approvals': { list: { filter: [] } },
    '/resources/{resource_id}/required_approvals/{required_approval_id}': { get: true },
  },
})
