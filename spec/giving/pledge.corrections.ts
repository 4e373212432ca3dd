import { correctResource } from '../define.ts'

export default correctResource([
  {
    source:
      'Official reference page of version 2019-10-18: the list of all pledges, which the OpenAPI document leaves out',
    set: { endpoints: { '/pledges': { list: true }, '/pledges/{pledge_id}': { get: true } } },
  },
])
