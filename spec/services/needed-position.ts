// Owned by `pcokit import` (0f2e36de3508). What it gets wrong goes to needed-position.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'NeededPosition',
  attributes: {
    quantity: 'integer',
    scheduled_to: 'string',
    team_position_name: 'string',
  },
  relationships: {
    plan: { to: 'Plan' },
    team: { to: 'Team' },
    time: { to: 'PlanTime' },
    time_preference_option: { to: 'TimePreferenceOption' },
  },
  include: [
    'team',
    'team.people',
    'team.person_team_position_assignments',
    'team.service_types',
    'team.team_leaders',
    'team.team_positions',
    'time',
    'time.split_team_rehearsal_assignments',
  ],
  where: {
    team_id: 'string',
  },
  create: {
    attributes: ['quantity'],
    relationships: ['time', 'time_preference_option'],
    writeOnly: {
      team_id: 'string',
      team_position_id: 'string',
      time_id: 'string',
      time_preference_option_id: 'string',
    },
  },
  update: {
    attributes: ['quantity'],
  },
  endpoints: {
    '/service_types/{service_type_id}/plans/{plan_id}/needed_positions': { list: true, create: true },
    '/service_types/{service_type_id}/plans/{plan_id}/needed_positions/{needed_position_id}': {
      get: true,
      update: true,
      delete: true,
    },
  },
})
