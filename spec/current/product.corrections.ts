import { correctProduct } from '../define.ts'

export default correctProduct([
  {
    source: 'Official documentation: any token will do',
    set: { scope: null },
  },
])
