// Owned by `pcokit import` (66341b9ee0bd). What it gets wrong goes to service-time.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'ServiceTime',
  attributes: {
    day: {
      type: 'string',
      enum: ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'],
    },
    description: 'string',
    start_time: 'integer',
  },
  relationships: {
    campus: { to: 'Campus' },
    organization: { to: 'Organization' },
  },
  order: ['time'],
  create: {
    attributes: ['day', 'description', 'start_time'],
  },
  update: {
    attributes: ['day', 'description', 'start_time'],
  },
  endpoints: {
    '/campuses/{campus_id}/service_times': { list: true, create: true },
    '/campuses/{campus_id}/service_times/{service_time_id}': { get: true, update: true, delete: true },
  },
})
