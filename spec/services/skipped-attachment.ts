// Owned by `pcokit import` (bed3cb7ad09b). What it gets wrong goes to skipped-attachment.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'SkippedAttachment',
  attributes: {
    skipped: 'boolean',
  },
  relationships: {
    attachment: { to: 'Attachment' },
    person: { to: 'Person' },
  },
  endpoints: {},
})
