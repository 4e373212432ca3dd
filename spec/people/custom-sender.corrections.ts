import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Official reference page of CustomSender, 2025-03-20; the OpenAPI document leaves the path empty',
    set: {
      actions: { send_verification: { paths: ['/custom_senders/{custom_sender_id}/send_verification'] } },
    },
  },
])
