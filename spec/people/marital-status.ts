// Owned by `pcokit import` (657d7baab2ad). What it gets wrong goes to marital-status.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'MaritalStatus',
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
    '/marital_statuses': { list: true, create: true },
    '/marital_statuses/{marital_status_id}': { get: true, update: true, delete: true },
    '/people/{person_id}/marital_status': {
      toOne: true,
      below: { variable: 'marital_status_id', methods: ['get', 'update', 'delete'] },
    },
  },
})
