// Owned by `pcokit import` (10ce11b6c2fc). What it gets wrong goes to episode-statistics.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'EpisodeStatistics',
  attributes: {
    library_watch_count: 'boolean',
    live_watch_count: 'boolean',
    published_live_at: 'date-time',
    published_to_library_at: 'date-time',
    times: 'array',
    title: 'string',
  },
  endpoints: {
    '/channels/{channel_id}/statistics': { list: true },
    '/channels/{channel_id}/statistics/{statistic_id}': { get: true },
  },
})
