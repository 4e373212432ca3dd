// Owned by `pcokit import` (ecde675a94db). What it gets wrong goes to job-status.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'JobStatus',
  attributes: {
    errors: 'object',
    message: 'string',
    retries: 'integer',
    started_at: 'date-time',
    status: 'string',
  },
  endpoints: {
    '/job_statuses': { list: true },
    '/job_statuses/{job_status_id}': { get: true },
  },
})
