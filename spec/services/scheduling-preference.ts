// Owned by `pcokit import` (e80a9bfb7a68). What it gets wrong goes to scheduling-preference.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'SchedulingPreference',
  attributes: {
    preference: 'string',
  },
  relationships: {
    household_member: { to: 'Person' },
  },
  endpoints: {
    '/people/{person_id}/scheduling_preferences': { list: true },
    '/people/{person_id}/scheduling_preferences/{scheduling_preference_id}': { get: true },
  },
})
