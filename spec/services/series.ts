// Owned by `pcokit import` (988e9b4fbf65). What it gets wrong goes to series.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Series',
  attributes: {
    artwork_content_type: 'string',
    artwork_file_name: 'string',
    artwork_file_size: 'integer',
    artwork_for_dashboard: 'string',
    artwork_for_mobile: 'string',
    artwork_for_plan: 'string',
    artwork_original: 'string',
    created_at: 'date-time',
    has_artwork: 'boolean',
    title: 'string',
    updated_at: 'date-time',
  },
  order: ['created_at'],
  where: {
    title: 'string',
  },
  endpoints: {
    '/series': { list: true },
    '/series/{series_id}': { get: true },
    '/service_types/{service_type_id}/plans/{plan_id}/series': {
      toOne: true,
      below: { variable: 'series_id', methods: ['get'] },
    },
  },
})
