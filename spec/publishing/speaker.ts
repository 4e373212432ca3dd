// Owned by `pcokit import` (e6c557b7f9f3). What it gets wrong goes to speaker.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Speaker',
  attributes: {
    avatar_url: 'string',
    episodes_count: 'integer',
    first_name: 'string',
    formatted_name: 'string',
    last_name: 'string',
    name_prefix: 'string',
    name_suffix: 'string',
    speaker_type: 'string',
  },
  order: ['first_name'],
  endpoints: {
    '/episodes/{episode_id}/speakerships/{speakership_id}/speaker': {
      toOne: true,
      below: { variable: 'speaker_id', methods: ['get'] },
    },
    '/speakers': { list: true },
    '/speakers/{speaker_id}': { get: true },
  },
})
