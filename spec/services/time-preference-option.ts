// Owned by `pcokit import` (a7d291a3d96e). What it gets wrong goes to time-preference-option.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'TimePreferenceOption',
  attributes: {
    created_at: 'date-time',
    day_of_week: 'integer',
    description: 'string',
    minute_of_day: 'integer',
    sort_index: 'string',
    starts_at: 'date-time',
    time_type: 'string',
    updated_at: 'date-time',
  },
  order: ['day_of_week', 'hour_of_day'],
  endpoints: {
    '/service_types/{service_type_id}/time_preference_options': { list: true },
    '/service_types/{service_type_id}/time_preference_options/{time_preference_option_id}': { get: true },
  },
})
