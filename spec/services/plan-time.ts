// Owned by `pcokit import` (7b311b27b3c6). What it gets wrong goes to plan-time.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'PlanTime',
  attributes: {
    created_at: 'date-time',
    ends_at: 'string',
    live_ends_at: 'string',
    live_starts_at: 'string',
    name: 'string',
    recorded: 'boolean',
    scheduled_team_ids: 'array',
    starts_at: 'string',
    team_reminders: 'array',
    time_type: 'string',
    updated_at: 'date-time',
  },
  relationships: {
    assigned_positions: { to: 'TeamPosition', many: true },
    assigned_teams: { to: 'Team', many: true },
  },
  include: ['split_team_rehearsal_assignments'],
  order: ['starts_at'],
  where: {
    time_type: 'string',
  },
  create: {
    attributes: ['ends_at', 'name', 'starts_at', 'team_reminders', 'time_type'],
    writeOnly: {
      assigned_positions_ids: 'array',
      assigned_teams_ids: 'array',
      change_in_later_times: 'unknown',
      create_in_next_plan: 'unknown',
      update_scheduled_people: 'unknown',
    },
  },
  update: {
    attributes: ['ends_at', 'name', 'starts_at', 'team_reminders', 'time_type'],
    writeOnly: {
      assigned_positions_ids: 'array',
      assigned_teams_ids: 'array',
      change_in_later_times: 'unknown',
      create_in_next_plan: 'unknown',
      update_scheduled_people: 'unknown',
    },
  },
  endpoints: {
    '/people/{person_id}/plan_people/{plan_person_id}/declined_plan_times': { list: true },
    '/people/{person_id}/plan_people/{plan_person_id}/declined_plan_times/{declined_plan_time_id}': {
      get: true,
      update: true,
      delete: true,
    },
    '/people/{person_id}/plan_people/{plan_person_id}/plan_times': { list: true },
    '/people/{person_id}/plan_people/{plan_person_id}/plan_times/{plan_time_id}': {
      get: true,
      update: true,
      delete: true,
    },
    '/people/{person_id}/schedules/{schedule_id}/declined_plan_times': { list: true },
    '/people/{person_id}/schedules/{schedule_id}/declined_plan_times/{declined_plan_time_id}': {
      get: true,
      update: true,
      delete: true,
    },
    '/people/{person_id}/schedules/{schedule_id}/plan_times': { list: true },
    '/people/{person_id}/schedules/{schedule_id}/plan_times/{plan_time_id}': {
      get: true,
      update: true,
      delete: true,
    },
    '/series/{series_id}/plans/{plan_id}/needed_positions/{needed_position_id}/time': {
      toOne: true,
      below: { variable: 'time_id', methods: ['get', 'update', 'delete'] },
    },
    '/service_types/{service_type_id}/plan_times': {
      list: { filter: ['future', 'past', 'named', 'not_deleted'] },
    },
    '/service_types/{service_type_id}/plan_times/{plan_time_id}': { get: true, update: true, delete: true },
    '/service_types/{service_type_id}/plans/{plan_id}/plan_times': { list: true, create: true },
    '/service_types/{service_type_id}/plans/{plan_id}/plan_times/{plan_time_id}': {
      get: true,
      update: true,
      delete: true,
    },
  },
})
