import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'An address from which mail can be sent once it is verified.' },
  },
  {
    source: 'Official reference page of CustomSender, 2025-03-20; the OpenAPI document leaves the path empty',
    set: {
      actions: { send_verification: { paths: ['/custom_senders/{custom_sender_id}/send_verification'] } },
    },
  },
])
