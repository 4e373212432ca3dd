// Owned by `pcokit import` (ae89c11ffbd4). What it gets wrong goes to name-prefix.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'NamePrefix',
  attributes: {
    value: 'string',
  },
  order: ['value'],
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
    '/name_prefixes': { list: true, create: true },
    '/name_prefixes/{name_prefix_id}': { get: true, update: true, delete: true },
    '/people/{person_id}/name_prefix': {
      toOne: true,
      below: { variable: 'name_prefix_id', methods: ['get', 'update', 'delete'] },
    },
  },
})
