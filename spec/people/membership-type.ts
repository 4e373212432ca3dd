// Owned by `pcokit import` (22af41dfea5f). What it gets wrong goes to membership-type.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'MembershipType',
  attributes: {
    value: 'string',
  },
  order: ['value', 'sequence'],
  where: {
    value: 'string',
  },
  create: {
    attributes: ['value'],
  },
  update: {
    attributes: ['value'],
  },
  endpoints: {
    '/membership_types': { list: true, create: true },
    '/membership_types/{membership_type_id}': { get: true, update: true, delete: true },
  },
})
