import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'When one item is on in one time of a plan.' },
  },
])
