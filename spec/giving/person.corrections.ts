import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'A donor. The id is that of the same person in People.' },
  },
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
