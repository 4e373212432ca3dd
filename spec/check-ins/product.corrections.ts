import { correctProduct } from '../define.ts'

export default correctProduct([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'Attendance at events: check-ins, headcounts, stations, labels and passes.' },
  },
])
