import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Official giving integration guide names the resource; the full name is inferred',
    set: {
      webhooks: {
        'giving.v2.events.profile.created': 'created',
        'giving.v2.events.profile.first_donated': 'first_donated',
      },
    },
  },
])
