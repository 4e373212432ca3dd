// Owned by `pcokit import` (325d2bfec874). What it gets wrong goes to signup-sheet-metadata.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'SignupSheetMetadata',
  attributes: {
    conflicts: 'string',
    ends_at: 'string',
    starts_at: 'string',
    time_name: 'string',
    time_type: 'string',
  },
  relationships: {
    plan_time: { to: 'PlanTime' },
  },
  endpoints: {
    '/people/{person_id}/available_signups/{available_signup_id}/signup_sheets/{signup_sheet_id}/signup_sheet_metadata':
      { list: true },
  },
})
