// Owned by `pcokit import` (cb3eebc7837b). What it gets wrong goes to speakership.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Speakership',
  attributes: {},
  relationships: {
    speaker: { to: 'Speaker' },
  },
  include: ['speaker'],
  update: {
    writeOnly: { _destroy: 'unknown' },
  },
  endpoints: {
    '/episodes/{episode_id}/speakerships': { list: true },
    '/episodes/{episode_id}/speakerships/{speakership_id}': { get: true, update: true, delete: true },
  },
})
