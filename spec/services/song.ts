// Owned by `pcokit import` (25c30c25c92e). What it gets wrong goes to song.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Song',
  attributes: {
    admin: 'string',
    author: 'string',
    ccli_number: 'integer',
    copyright: 'string',
    created_at: 'date-time',
    hidden: 'boolean',
    last_scheduled_at: 'date-time',
    last_scheduled_short_dates: 'string',
    notes: 'string',
    themes: 'string',
    title: 'string',
    updated_at: 'date-time',
  },
  order: ['title', 'created_at', 'updated_at', 'last_scheduled_at'],
  where: {
    arrangement_name: 'string',
    arrangement_rehearsal_mix_id: 'string',
    arrangement_tag_group_ids: 'string',
    arrangement_tag_ids: 'string',
    author: 'string',
    bpm_max: 'string',
    bpm_min: 'string',
    ccli_number: 'integer',
    ending_key: 'string',
    ending_key_minor: 'string',
    folder_id: 'string',
    hidden: 'boolean',
    key_name: 'string',
    lyrics: 'string',
    meter: 'string',
    service_type_id: 'string',
    song_tag_group_ids: 'string',
    song_tag_ids: 'string',
    starting_key: 'string',
    starting_key_minor: 'string',
    themes: 'string',
    title: 'string',
  },
  create: {
    attributes: ['admin', 'author', 'ccli_number', 'copyright', 'hidden', 'themes', 'title'],
    writeOnly: {
      import_ccli_chord_chart: 'unknown',
      import_ccli_chord_pro: 'unknown',
      import_ccli_lyrics: 'unknown',
    },
  },
  update: {
    attributes: ['admin', 'author', 'ccli_number', 'copyright', 'hidden', 'themes', 'title'],
  },
  endpoints: {
    '/service_types/{service_type_id}/plans/{plan_id}/items/{item_id}/song': {
      toOne: true,
      below: { variable: 'song_id', methods: ['get', 'update', 'delete'] },
    },
    '/songs': { list: true, create: true },
    '/songs/{song_id}': { get: true, update: true, delete: true },
  },
  actions: {
    assign_tags: { paths: ['/songs/{song_id}/assign_tags'] },
  },
})
