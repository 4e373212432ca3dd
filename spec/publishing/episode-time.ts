// Owned by `pcokit import` (40b555d8efc4). What it gets wrong goes to episode-time.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'EpisodeTime',
  attributes: {
    caveats: 'array',
    current_state: { type: 'string', enum: ['upcoming', 'active', 'over'] },
    current_timestamp: 'number',
    ends_at: 'date-time',
    starts_at: 'date-time',
    streaming_service: {
      type: 'string',
      enum: ['vimeo', 'youtube', 'livestream_com', 'resi', 'facebook', 'boxcast'],
    },
    video_embed_code: 'string',
    video_url: 'string',
  },
  order: ['starts_at'],
  create: {
    attributes: ['starts_at', 'video_embed_code', 'video_url'],
    writeOnly: { _destroy: 'unknown' },
  },
  update: {
    attributes: ['starts_at', 'video_embed_code', 'video_url'],
    writeOnly: { _destroy: 'unknown' },
  },
  endpoints: {
    '/episodes/{episode_id}/episode_times': { list: true, create: true },
    '/episodes/{episode_id}/episode_times/{episode_time_id}': { get: true, update: true, delete: true },
  },
})
