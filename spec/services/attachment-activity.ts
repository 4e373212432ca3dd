// Owned by `pcokit import` (d2271243685c). What it gets wrong goes to attachment-activity.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'AttachmentActivity',
  attributes: {
    activity_type: 'string',
    attachment_url: 'string',
    date: 'date',
  },
  relationships: {
    attachment: { to: 'Attachment' },
  },
  endpoints: {},
})
