import { correctProduct } from '../define.ts'

export default correctProduct([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'Events, rooms and resources, and who may book them.' },
  },
  {
    source:
      'The OpenAPI document declares `resources`, applications that work ask for `calendar`; kept as data, since both are in use',
    set: { scope: 'calendar' },
  },
])
