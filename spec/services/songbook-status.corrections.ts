import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'Whether a songbook is ready, and where to fetch it.' },
  },
])
