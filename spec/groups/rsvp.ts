// Owned by `pcokit import` (61d495eda7d0). What it gets wrong goes to rsvp.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'RSVP',
  attributes: {
    response: { type: 'string', enum: ['awaiting_response', 'yes', 'no', 'maybe', 'not_sent'] },
  },
  relationships: {
    event: { to: 'Event' },
    group: { to: 'Group' },
    person: { to: 'Person' },
  },
  order: ['response'],
  where: {
    response: 'string',
  },
  endpoints: {
    '/events/{event_id}/rsvps': { list: true },
  },
})
