// Owned by `pcokit import` (5b66ef8072f2). What it gets wrong goes to public-view.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'PublicView',
  attributes: {
    amazon: 'boolean',
    headers: 'boolean',
    item_descriptions: 'boolean',
    item_lengths: 'boolean',
    itunes: 'boolean',
    media_items: 'boolean',
    regular_items: 'boolean',
    series_and_plan_titles: 'boolean',
    series_artwork: 'boolean',
    service_times: 'boolean',
    song_items: 'boolean',
    spotify: 'boolean',
    vimeo: 'boolean',
    youtube: 'boolean',
  },
  endpoints: {
    '/service_types/{service_type_id}/public_view': {
      toOne: true,
      below: { variable: 'public_view_id', methods: ['get'] },
    },
  },
})
