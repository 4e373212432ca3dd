import { correctProduct } from '../define.ts'

export default correctProduct([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'Plans of services, songs and media, and the teams who serve.' },
  },
])
