// Owned by `pcokit import` (bd7b0d25308a). What it gets wrong goes to signup-sheet.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'SignupSheet',
  attributes: {
    display_times: 'string',
    group_key: 'string',
    plan_title: 'string',
    position_name: 'string',
    sort_date: 'date-time',
    sort_index: 'integer',
    team_name: 'string',
    title: 'string',
  },
  relationships: {
    plan: { to: 'Plan' },
    team: { to: 'Team' },
    team_position: { to: 'TeamPosition' },
  },
  include: ['scheduled_people', 'signup_sheet_metadata'],
  endpoints: {
    '/people/{person_id}/available_signups/{available_signup_id}/signup_sheets': { list: true },
    '/people/{person_id}/available_signups/{available_signup_id}/signup_sheets/{signup_sheet_id}': {
      get: true,
    },
  },
  actions: {
    accept: {
      paths: [
        '/people/{person_id}/available_signups/{available_signup_id}/signup_sheets/{signup_sheet_id}/accept',
      ],
    },
  },
})
