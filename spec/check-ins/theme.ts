// Owned by `pcokit import` (9e3285c6b603). What it gets wrong goes to theme.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Theme',
  attributes: {
    background_color: 'string',
    color: 'string',
    created_at: 'date-time',
    image: 'string',
    image_thumbnail: 'string',
    mode: 'string',
    name: 'string',
    text_color: 'string',
    updated_at: 'date-time',
  },
  endpoints: {
    '/stations/{station_id}/theme': { toOne: true, below: { variable: 'theme_id', methods: ['get'] } },
    '/themes': { list: true },
    '/themes/{theme_id}': { get: true },
  },
})
