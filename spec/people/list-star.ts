// Owned by `pcokit import` (f2d0643a1bd4). What it gets wrong goes to list-star.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'ListStar',
  attributes: {
    created_at: 'date-time',
  },
  endpoints: {
    '/lists/{list_id}/star': { get: true, delete: true },
  },
})
