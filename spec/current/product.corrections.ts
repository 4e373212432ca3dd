import { correctProduct } from '../define.ts'

export default correctProduct([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'Who is signed in, and in which organisation.' },
  },
  {
    source: 'Official documentation: any token will do',
    set: { scope: null },
  },
])
