// Owned by `pcokit import` (7813d7719b85). What it gets wrong goes to campus.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Campus',
  attributes: {
    name: 'string',
  },
  order: ['name'],
  where: {
    id: 'string',
    name: 'string',
  },
  endpoints: {
    '/campuses': { list: true },
    '/campuses/{campus_id}': { get: true },
    '/groups/{group_id}/campuses': { list: true },
    '/groups/{group_id}/campuses/{campus_id}': { get: true },
  },
})
