import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'Something that happened, on its way to a subscriber.' },
  },
  {
    source: 'The path: events stand below a webhook subscription',
    set: { relationships: { subscription: { to: 'WebhookSubscription' } } },
  },
])
