import { correctProduct } from '../define.ts'

export default correctProduct([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'Which events are delivered where, and what became of each delivery.' },
  },
])
