import { correctResource } from '../define.ts'

export default correctResource([
  {
    source:
      'The OpenAPI document of the pinned version, read against the official reference pages of 2025: one record for the signed-in user',
    set: {
      endpoints: {
        '/chat': { list: null, toOne: true, below: { variable: 'chat_id', methods: ['get'] } },
        '/chat/{chat_id}': null,
      },
    },
  },
])
