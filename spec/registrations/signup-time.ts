// Owned by `pcokit import` (34c3638437b7). What it gets wrong goes to signup-time.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'SignupTime',
  attributes: {
    all_day: 'boolean',
    created_at: 'date-time',
    ends_at: 'date-time',
    starts_at: 'date-time',
    updated_at: 'date-time',
  },
  filter: ['future', 'past'],
  endpoints: {
    '/signups/{signup_id}/next_signup_time': {
      toOne: true,
      below: { variable: 'next_signup_time_id', methods: ['get'] },
    },
    '/signups/{signup_id}/signup_times': { list: true },
    '/signups/{signup_id}/signup_times/{signup_time_id}': { get: true },
  },
})
