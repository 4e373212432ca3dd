import { correctResource } from '../define.ts'

export default correctResource([
  {
    source:
      'Recorded responses of 2018 to 2023, public client test suites: an object whose keys vary from record to record',
    set: { attributes: { default_group_settings: 'object' } },
  },
])
