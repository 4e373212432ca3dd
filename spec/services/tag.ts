// Owned by `pcokit import` (896c0810390d). What it gets wrong goes to tag.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Tag',
  attributes: {
    name: 'string',
  },
  relationships: {
    tag_group: { to: 'TagGroup' },
  },
  endpoints: {
    '/media/{media_id}/tags': { list: true },
    '/media/{media_id}/tags/{tag_id}': { get: true },
    '/people/{person_id}/tags': { list: true },
    '/people/{person_id}/tags/{tag_id}': { get: true },
    '/service_types/{service_type_id}/team_positions/{team_position_id}/tags': { list: true },
    '/service_types/{service_type_id}/team_positions/{team_position_id}/tags/{tag_id}': { get: true },
    '/songs/{song_id}/arrangements/{arrangement_id}/tags': { list: true },
    '/songs/{song_id}/arrangements/{arrangement_id}/tags/{tag_id}': { get: true },
    '/songs/{song_id}/tags': { list: true },
    '/songs/{song_id}/tags/{tag_id}': { get: true },
    '/tag_groups/{tag_group_id}/tags': { list: true },
    '/tag_groups/{tag_group_id}/tags/{tag_id}': { get: true },
  },
})
