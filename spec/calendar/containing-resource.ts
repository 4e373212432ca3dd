// Owned by `pcokit import` (0df3c32c9dff). What it gets wrong goes to containing-resource.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'ContainingResource',
  attributes: {},
  endpoints: {
    '/room_setups/{room_setup_id}/containing_resource': {
      toOne: true,
      below: { variable: 'containing_resource_id', methods: ['get'] },
    },
  },
})
