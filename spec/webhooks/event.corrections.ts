import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'The path: events stand below a webhook subscription',
    set: { relationships: { subscription: { to: 'WebhookSubscription' } } },
  },
])
