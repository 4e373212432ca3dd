import { correctResource } from '../define.ts'

export default correctResource([
  {
    source:
      'Recorded responses of 2018 to 2023, public client test suites: answers 204 with no body; the document has POST, which is what `run` sends',
    set: { actions: { run_by_get: { method: 'GET', paths: ['/lists/{list_id}/run'] } } },
  },
  {
    source: 'Recorded webhook deliveries of July 2026',
    set: {
      webhooks: {
        'people.v2.events.list.created': 'created',
        'people.v2.events.list.destroyed': 'destroyed',
        'people.v2.events.list.refreshed': 'refreshed',
        'people.v2.events.list.updated': 'updated',
      },
    },
  },
])
