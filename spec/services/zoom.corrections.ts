import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'How a person enlarged and moved a page of an attachment.' },
  },
])
