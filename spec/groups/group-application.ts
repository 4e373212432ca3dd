// Owned by `pcokit import` (666ecb426804). What it gets wrong goes to group-application.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'GroupApplication',
  attributes: {
    applied_at: 'date-time',
    message: 'string',
    status: { type: 'string', enum: ['pending', 'approved', 'rejected'] },
  },
  relationships: {
    group: { to: 'Group' },
    person: { to: 'Person' },
  },
  include: ['group', 'group.enrollment', 'group.group_type', 'group.location', 'person'],
  order: ['applied_at', 'status'],
  where: {
    applied_at: 'date-time',
    status: 'string',
  },
  endpoints: {
    '/group_applications': { list: true },
    '/group_applications/{group_application_id}': { get: true },
    '/groups/{group_id}/applications': { list: true },
    '/groups/{group_id}/applications/{application_id}': { get: true },
  },
  actions: {
    approve: { paths: ['/group_applications/{group_application_id}/approve'] },
    reject: { paths: ['/group_applications/{group_application_id}/reject'] },
  },
})
