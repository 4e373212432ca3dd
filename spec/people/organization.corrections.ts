import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Official reference pages: the organisation stands at the address of the product itself',
    set: { endpoints: { '/': { get: true } } },
  },
  {
    source: "Recorded responses of 2018 to 2023, public client test suites: '%m/%d/%Y'",
    set: { attributes: { date_format: 'string' } },
  },
])
