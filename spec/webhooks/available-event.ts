// Owned by `pcokit import` (b2b2cbf62ea4). What it gets wrong goes to available-event.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'AvailableEvent',
  attributes: {
    action: 'string',
    app: 'string',
    name: 'string',
    resource: 'string',
    type: 'string',
    version: 'string',
  },
  endpoints: {
    '/available_events': { list: true },
  },
})
