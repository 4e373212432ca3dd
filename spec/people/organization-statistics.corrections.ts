import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'Counts over the whole database.' },
  },
  {
    source:
      'The OpenAPI document of the pinned version, read against the official reference pages of 2025: one summary, not a collection',
    set: { endpoints: { '/stats': { list: null, toOne: true } } },
  },
])
