// Owned by `pcokit import` (bd8867f86892). What it gets wrong goes to item-assignment.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'ItemAssignment',
  attributes: {
    assignable_type: { type: 'string', enum: ['Person', 'TeamPosition'] },
  },
  relationships: {
    assignable: { to: ['Person', 'TeamPosition'] },
    item: { to: 'Item' },
    plan: { to: 'Plan' },
  },
  create: {
    attributes: ['assignable_type'],
    relationships: ['assignable'],
    writeOnly: { assignable_id: 'string' },
  },
  endpoints: {
    '/service_types/{service_type_id}/plans/{plan_id}/items/{item_id}/item_assignments': {
      list: true,
      create: true,
    },
    '/service_types/{service_type_id}/plans/{plan_id}/items/{item_id}/item_assignments/{item_assignment_id}':
      { get: true, delete: true },
  },
})
