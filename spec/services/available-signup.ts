// Owned by `pcokit import` (335428411389). What it gets wrong goes to available-signup.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'AvailableSignup',
  attributes: {
    organization_name: 'string',
    planning_center_url: 'string',
    service_type_name: 'string',
    signups_available: 'boolean',
  },
  relationships: {
    organization: { to: 'Organization' },
    person: { to: 'Person' },
    service_type: { to: 'ServiceType' },
  },
  include: ['signup_sheets', 'signup_sheets.scheduled_people', 'signup_sheets.signup_sheet_metadata'],
  filter: ['current_organization'],
  endpoints: {
    '/people/{person_id}/available_signups': { list: true },
    '/people/{person_id}/available_signups/{available_signup_id}': { get: true },
  },
})
