import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'How many people used an OAuth application in one month.' },
  },
  {
    source:
      'The OpenAPI document of the pinned version, read against the official reference pages of 2025: one row a month, under a name that has no plural',
    set: {
      endpoints: {
        '/oauth_applications/{oauth_application_id}/mau': { toOne: null, below: null, list: true },
        '/oauth_applications/{oauth_application_id}/mau/{mau_id}': { get: true },
      },
    },
  },
])
