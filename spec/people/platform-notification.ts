// Owned by `pcokit import` (8b241297107a). What it gets wrong goes to platform-notification.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'PlatformNotification',
  attributes: {
    html: 'string',
  },
  endpoints: {
    '/people/{person_id}/platform_notifications': { list: true },
    '/people/{person_id}/platform_notifications/{platform_notification_id}': { get: true },
  },
})
