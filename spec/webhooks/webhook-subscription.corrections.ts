import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'One event name, one address and the secret that signs its deliveries.' },
  },
])
