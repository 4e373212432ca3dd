// Owned by `pcokit import` (f529cc4c0ea5). What it gets wrong goes to channel-default-episode-resource.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'ChannelDefaultEpisodeResource',
  attributes: {
    featured: 'boolean',
    icon: 'string',
    kind: { type: 'string', enum: ['giving_fund', 'people_form', 'generic_url', 'services_public_page'] },
    position: 'integer',
    title: 'string',
    type: 'string',
    url: 'string',
  },
  endpoints: {
    '/channels/{channel_id}/channel_default_episode_resources': { list: true },
    '/channels/{channel_id}/channel_default_episode_resources/{channel_default_episode_resource_id}': {
      get: true,
    },
  },
})
