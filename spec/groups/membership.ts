// Owned by `pcokit import` (177b734adb84). What it gets wrong goes to membership.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Membership',
  attributes: {
    joined_at: 'date-time',
    role: { type: 'string', enum: ['member', 'leader'] },
  },
  relationships: {
    group: { to: 'Group' },
    person: { to: 'Person' },
  },
  include: ['person'],
  order: ['first_name', 'joined_at', 'last_name', 'role'],
  where: {
    role: 'string',
  },
  create: {
    attributes: ['joined_at', 'role'],
    relationships: ['person'],
    writeOnly: { person_id: 'string' },
  },
  update: {
    attributes: ['joined_at', 'role'],
  },
  endpoints: {
    '/groups/{group_id}/memberships': { list: true, create: true },
    '/groups/{group_id}/memberships/{membership_id}': { get: true, update: true, delete: true },
    '/groups/{group_id}/my_membership': {
      toOne: true,
      below: { variable: 'my_membership_id', methods: ['get', 'update', 'delete'] },
    },
    '/people/{person_id}/memberships': { list: true },
    '/people/{person_id}/memberships/{membership_id}': { get: true, update: true, delete: true },
  },
})
