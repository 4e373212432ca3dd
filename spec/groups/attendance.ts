// Owned by `pcokit import` (f1224f4ad68e). What it gets wrong goes to attendance.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Attendance',
  attributes: {
    attended: 'boolean',
    role: { type: 'string', enum: ['member', 'leader', 'visitor', 'applicant'] },
  },
  relationships: {
    event: { to: 'Event' },
    person: { to: 'Person' },
  },
  include: ['person'],
  order: ['role', 'first_name', 'last_name'],
  where: {
    role: 'string',
  },
  filter: ['attended'],
  endpoints: {
    '/events/{event_id}/attendances': { list: true },
  },
})
