// Owned by `pcokit import` (a47cbf5fc319). What it gets wrong goes to team-position.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'TeamPosition',
  attributes: {
    name: 'string',
    negative_tag_groups: 'array',
    sequence: 'integer',
    tag_groups: 'array',
    tags: 'array',
  },
  relationships: {
    attachment_types: { to: 'AttachmentType', many: true },
    tags: { to: 'Tag', many: true },
    team: { to: 'Team' },
  },
  include: [
    'tags',
    'team',
    'team.people',
    'team.person_team_position_assignments',
    'team.service_types',
    'team.team_leaders',
    'team.team_positions',
  ],
  order: ['name'],
  endpoints: {
    '/service_types/{service_type_id}/team_positions': { list: true },
    '/service_types/{service_type_id}/team_positions/{team_position_id}': { get: true },
    '/service_types/{service_type_id}/team_positions/{team_position_id}/person_team_position_assignments/{person_team_position_assignment_id}/team_position':
      { toOne: true, below: { variable: 'team_position_id_2', methods: ['get'] } },
    '/teams/{team_id}/team_positions': { list: true },
    '/teams/{team_id}/team_positions/{team_position_id}': { get: true },
  },
})
