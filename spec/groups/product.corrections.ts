import { correctProduct } from '../define.ts'

export default correctProduct([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'Groups, their members, events, attendance and applications to join.' },
  },
])
