// Owned by `pcokit import` (6cfeac7edb04). What it gets wrong goes to enrollment.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Enrollment',
  attributes: {
    auto_closed: 'boolean',
    auto_closed_reason: 'string',
    date_limit: 'string',
    date_limit_reached: 'boolean',
    member_limit: 'integer',
    member_limit_reached: 'boolean',
    status: { type: 'string', enum: ['open', 'closed', 'full', 'private'] },
    strategy: { type: 'string', enum: ['request_to_join', 'open_signup', 'closed'] },
  },
  relationships: {
    group: { to: 'Group' },
  },
  endpoints: {
    '/groups/{group_id}/enrollment': { get: true },
  },
})
