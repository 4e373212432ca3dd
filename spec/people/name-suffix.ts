// Owned by `pcokit import` (1968bce3d18e). What it gets wrong goes to name-suffix.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'NameSuffix',
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
    '/name_suffixes': { list: true, create: true },
    '/name_suffixes/{name_suffix_id}': { get: true, update: true, delete: true },
    '/people/{person_id}/name_suffix': {
      toOne: true,
      below: { variable: 'name_suffix_id', methods: ['get', 'update', 'delete'] },
    },
  },
})
