import { correctResource } from '../define.ts'

export default correctResource([
  {
    source:
      'Official reference page of version 2019-10-18: the list of campaigns, which the OpenAPI document leaves out',
    set: {
      endpoints: {
        '/pledge_campaigns': { list: true },
        '/pledge_campaigns/{pledge_campaign_id}': { get: true },
      },
    },
  },
])
