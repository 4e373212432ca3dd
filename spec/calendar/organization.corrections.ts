import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Official reference pages: the organisation stands at the address of the product itself',
    set: { endpoints: { '/': { get: true } } },
  },
])
