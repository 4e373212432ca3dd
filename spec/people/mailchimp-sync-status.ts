// Owned by `pcokit import` (04b73a84646b). What it gets wrong goes to mailchimp-sync-status.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'MailchimpSyncStatus',
  attributes: {
    completed_at: 'date-time',
    error: 'string',
    progress: 'integer',
    segment_id: 'integer',
    status: 'string',
  },
  endpoints: {
    '/lists/{list_id}/mailchimp_sync_status': {
      toOne: true,
      below: { variable: 'mailchimp_sync_status_id', methods: ['get'] },
    },
  },
})
