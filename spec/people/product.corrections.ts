import { correctProduct } from '../define.ts'

export default correctProduct([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: {
      description:
        'People and all that is kept about them: households, fields, lists, notes, forms and workflows.',
    },
  },
])
