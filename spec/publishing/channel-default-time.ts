// Owned by `pcokit import` (e10340a9e3c3). What it gets wrong goes to channel-default-time.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'ChannelDefaultTime',
  attributes: {
    day_of_week: 'integer',
    frequency: 'string',
    hour: 'integer',
    minute: 'integer',
    position: 'integer',
  },
  order: ['position'],
  create: {
    attributes: ['day_of_week', 'frequency', 'hour', 'minute', 'position'],
    writeOnly: { _destroy: 'unknown' },
  },
  update: {
    attributes: ['day_of_week', 'frequency', 'hour', 'minute', 'position'],
    writeOnly: { _destroy: 'unknown' },
  },
  endpoints: {
    '/channels/{channel_id}/channel_default_times': { list: true, create: true },
    '/channels/{channel_id}/channel_default_times/{channel_default_time_id}': {
      get: true,
      update: true,
      delete: true,
    },
  },
})
