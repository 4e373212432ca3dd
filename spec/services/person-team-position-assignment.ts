// Owned by `pcokit import` (835cc6101df5). What it gets wrong goes to person-team-position-assignment.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'PersonTeamPositionAssignment',
  attributes: {
    created_at: 'date-time',
    preferred_weeks: 'array',
    schedule_preference: {
      type: 'string',
      enum: [
        'Unavailable',
        'Every week',
        'Every other week',
        'Every 3rd week',
        'Every 4th week',
        'Every 5th week',
        'Every 6th week',
        'Once a quarter',
        'Once a month',
        'Twice a month',
        'Three times a month',
        'Choose Weeks',
      ],
    },
    updated_at: 'date-time',
  },
  relationships: {
    person: { to: 'Person' },
    team_position: { to: 'TeamPosition' },
    time_preference_options: { to: 'TimePreferenceOption', many: true },
  },
  include: [
    'person',
    'person.emails',
    'person.tags',
    'person.team_leaders',
    'team_position',
    'team_position.tags',
    'team_position.team',
  ],
  order: ['first_name', 'last_name'],
  where: {
    team_position_id: 'string',
  },
  filter: ['not_archived', 'not_deleted'],
  create: {
    attributes: ['preferred_weeks', 'schedule_preference'],
    relationships: ['person', 'time_preference_options'],
    writeOnly: { person_id: 'string', time_preference_option_ids: 'array' },
  },
  update: {
    attributes: ['preferred_weeks', 'schedule_preference'],
    relationships: ['time_preference_options'],
    writeOnly: { time_preference_option_ids: 'array' },
  },
  endpoints: {
    '/people/{person_id}/person_team_position_assignments': { list: true },
    '/people/{person_id}/person_team_position_assignments/{person_team_position_assignment_id}': {
      get: true,
      update: true,
      delete: true,
    },
    '/service_types/{service_type_id}/team_positions/{team_position_id}/person_team_position_assignments': {
      list: { filter: ['time_preference_options'] },
      create: true,
    },
    '/service_types/{service_type_id}/team_positions/{team_position_id}/person_team_position_assignments/{person_team_position_assignment_id}':
      { get: true, update: true, delete: true },
    '/teams/{team_id}/person_team_position_assignments': { list: { filter: [] } },
    '/teams/{team_id}/person_team_position_assignments/{person_team_position_assignment_id}': {
      get: true,
      update: true,
      delete: true,
    },
  },
})
