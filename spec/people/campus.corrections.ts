import { correctResource } from '../define.ts'

export default correctResource([
  {
    source:
      'Recorded responses of 2018 to 2023, public client test suites: latitude and longitude are strings of digits',
    set: { attributes: { latitude: 'string', longitude: 'string' } },
  },
])
