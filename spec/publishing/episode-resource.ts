// Owned by `pcokit import` (ae34d6723ce9). What it gets wrong goes to episode-resource.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'EpisodeResource',
  attributes: {
    featured: 'boolean',
    icon: 'string',
    kind: { type: 'string', enum: ['giving_fund', 'people_form', 'generic_url', 'services_public_page'] },
    position: 'integer',
    title: 'string',
    type: 'string',
    url: 'string',
  },
  order: ['position'],
  create: {
    attributes: ['featured', 'icon', 'position', 'title', 'type', 'url'],
    writeOnly: { _destroy: 'unknown' },
  },
  update: {
    attributes: ['featured', 'icon', 'position', 'title', 'type', 'url'],
    writeOnly: { _destroy: 'unknown' },
  },
  endpoints: {
    '/episodes/{episode_id}/episode_resources': { list: true, create: true },
    '/episodes/{episode_id}/episode_resources/{episode_resource_id}': {
      get: true,
      update: true,
      delete: true,
    },
  },
})
