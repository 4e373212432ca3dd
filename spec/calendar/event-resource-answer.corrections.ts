import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'An answer to a question that a resource asks when it is booked.' },
  },
])
