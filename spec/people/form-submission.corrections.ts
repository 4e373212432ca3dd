import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'A form as one person filled it in.' },
  },
  {
    source: 'Recorded webhook deliveries of July 2026',
    set: { webhooks: { 'people.v2.events.form_submission.created': 'created' } },
  },
])
