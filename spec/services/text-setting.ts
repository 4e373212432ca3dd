// Owned by `pcokit import` (b727cd29c85e). What it gets wrong goes to text-setting.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'TextSetting',
  attributes: {
    carrier: 'string',
    display_number: 'string',
    general_emails_enabled: 'boolean',
    normalized_number: 'string',
    reminders_enabled: 'boolean',
    scheduling_replies_enabled: 'boolean',
    scheduling_requests_enabled: 'boolean',
  },
  update: {
    attributes: [
      'general_emails_enabled',
      'reminders_enabled',
      'scheduling_replies_enabled',
      'scheduling_requests_enabled',
    ],
  },
  endpoints: {
    '/people/{person_id}/text_settings': { list: true },
    '/people/{person_id}/text_settings/{text_setting_id}': { get: true, update: true },
  },
})
