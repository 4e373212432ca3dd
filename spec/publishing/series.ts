// Owned by `pcokit import` (eedbe85c0152). What it gets wrong goes to series.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Series',
  attributes: {
    art: 'string',
    church_center_url: 'string',
    created_at: 'date-time',
    description: 'string',
    ended_at: 'date-time',
    episodes_count: 'integer',
    published: 'boolean',
    started_at: 'date-time',
    title: 'string',
    updated_at: 'date-time',
  },
  include: [
    'channel',
    'channel.channel_default_episode_resources',
    'channel.channel_default_times',
    'channel.current_episode',
  ],
  order: ['title', 'episodes_count', 'started_at', 'ended_at'],
  where: {
    id: 'string',
    search: 'string',
  },
  filter: ['published', 'not_published', 'published_on_church_center'],
  create: {
    attributes: ['art', 'description', 'published', 'title'],
  },
  update: {
    attributes: ['art', 'description', 'published', 'title'],
  },
  endpoints: {
    '/channels/{channel_id}/series': {
      toOne: true,
      create: true,
      below: { variable: 'series_id', methods: ['get', 'update', 'delete'] },
    },
    '/episodes/{episode_id}/series': {
      toOne: true,
      create: true,
      below: { variable: 'series_id', methods: ['get', 'update', 'delete'] },
    },
    '/series': { list: true, create: true },
    '/series/{series_id}': { get: true, update: true, delete: true },
  },
})
