// Owned by `pcokit import` (28be7c84a0c4). What it gets wrong goes to owner.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Owner',
  attributes: {
    avatar_url: 'string',
    first_name: 'string',
    last_name: 'string',
  },
  endpoints: {
    '/events/{event_id}/notes/{note_id}/owner': {
      toOne: true,
      below: { variable: 'owner_id', methods: ['get'] },
    },
  },
})
