import { correctResource } from '../define.ts'

export default correctResource([
  {
    source:
      'The OpenAPI document of the pinned version, read against the official reference pages of 2025: an item can hold several media',
    set: {
      endpoints: {
        '/service_types/{service_type_id}/plans/{plan_id}/items/{item_id}/media': {
          toOne: null,
          below: null,
          list: { filter: [] },
        },
        '/service_types/{service_type_id}/plans/{plan_id}/items/{item_id}/media/{media_id}': {
          get: true,
          update: true,
          delete: true,
        },
      },
    },
  },
  {
    source: 'Official reference page, 2025: the whole set of tags is replaced; 204',
    set: {
      actions: {
        assign_tags: { bodyType: 'TagAssignment', relationships: { tags: { to: 'Tag', many: true } } },
      },
    },
  },
])
