// Owned by `pcokit import` (aa14ffd683c7). What it gets wrong goes to split-team-rehearsal-assignment.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'SplitTeamRehearsalAssignment',
  attributes: {
    schedule_special_service_times: 'boolean',
  },
  relationships: {
    team: { to: 'Team' },
    time_preference_options: { to: 'TimePreferenceOption', many: true },
  },
  create: {
    attributes: ['schedule_special_service_times'],
    writeOnly: { assigned_to: 'unknown', team_id: 'string', time_preference_options_ids: 'array' },
  },
  update: {
    attributes: ['schedule_special_service_times'],
    writeOnly: { assigned_to: 'unknown', team_id: 'string', time_preference_options_ids: 'array' },
  },
  endpoints: {
    '/service_types/{service_type_id}/plan_times/{plan_time_id}/split_team_rehearsal_assignments': {
      list: true,
      create: true,
    },
    '/service_types/{service_type_id}/plan_times/{plan_time_id}/split_team_rehearsal_assignments/{split_team_rehearsal_assignment_id}':
      { get: true, update: true, delete: true },
  },
})
