import { correctResource } from '../define.ts'

export default correctResource([
  {
    source:
      'The OpenAPI document of the pinned version, read against the official reference pages of 2025: one summary, not a collection',
    set: { endpoints: { '/stats': { list: null, toOne: true } } },
  },
])
