import { correctProduct } from '../define.ts'

export default correctProduct([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'The applications and tokens that reach the API on behalf of an organisation.' },
  },
])
