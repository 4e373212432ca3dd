import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'One of the places at which a church meets.' },
  },
  {
    source:
      'Recorded responses of 2018 to 2023, public client test suites: latitude and longitude are strings of digits',
    set: { attributes: { latitude: 'string', longitude: 'string' } },
  },
])
