import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'Whose birthday it is, and when.' },
  },
  {
    source:
      'The OpenAPI document of the pinned version, read against the official reference pages of 2025: one summary, not a collection',
    set: { endpoints: { '/birthday_people': { list: null, toOne: true } } },
  },
])
