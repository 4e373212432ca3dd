// Owned by `pcokit import` (24c4afe0b706). What it gets wrong goes to connected-application.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'ConnectedApplication',
  attributes: {
    description: 'string',
    name: 'string',
    url: 'string',
  },
  endpoints: {
    '/connected_applications': { list: true },
    '/connected_applications/{connected_application_id}': { get: true },
  },
})
