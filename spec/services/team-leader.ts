// Owned by `pcokit import` (5b85d685e9bd). What it gets wrong goes to team-leader.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'TeamLeader',
  attributes: {
    send_responses_for_accepts: 'boolean',
    send_responses_for_blockouts: 'boolean',
    send_responses_for_declines: 'boolean',
  },
  relationships: {
    person: { to: 'Person' },
    team: { to: 'Team' },
  },
  include: [
    'people',
    'people.emails',
    'people.tags',
    'people.team_leaders',
    'team',
    'team.people',
    'team.person_team_position_assignments',
    'team.service_types',
    'team.team_leaders',
    'team.team_positions',
  ],
  order: ['first_name', 'last_name'],
  where: {
    team_id: 'string',
  },
  filter: ['not_archived', 'not_deleted'],
  endpoints: {
    '/people/{person_id}/team_leaders': { list: true },
    '/people/{person_id}/team_leaders/{team_leader_id}': { get: true },
    '/teams/{team_id}/team_leaders': { list: { filter: [] } },
    '/teams/{team_id}/team_leaders/{team_leader_id}': { get: true },
  },
})
