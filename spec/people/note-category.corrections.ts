import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Recorded responses of 2018 to 2023, public client test suites',
    set: { attributes: { organization_id: 'integer' } },
  },
])
