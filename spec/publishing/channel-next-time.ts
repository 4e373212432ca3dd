// Owned by `pcokit import` (2a07969b4567). What it gets wrong goes to channel-next-time.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'ChannelNextTime',
  attributes: {
    starts_at: 'date-time',
  },
  endpoints: {
    '/channels/{channel_id}/next_times': { list: true },
    '/channels/{channel_id}/next_times/{next_time_id}': { get: true },
  },
})
