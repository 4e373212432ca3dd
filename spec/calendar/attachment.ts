// Owned by `pcokit import` (ebf229eb6a7d). What it gets wrong goes to attachment.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Attachment',
  attributes: {
    content_type: 'string',
    created_at: 'date-time',
    description: 'string',
    file_size: 'integer',
    name: 'string',
    updated_at: 'date-time',
    url: 'string',
  },
  relationships: {
    event: { to: 'Event' },
  },
  include: ['event', 'event.attachments', 'event.feed', 'event.owner', 'event.tags'],
  order: ['content_type', 'created_at', 'description', 'file_size', 'name', 'updated_at'],
  where: {
    content_type: 'string',
    created_at: 'date-time',
    description: 'string',
    file_size: 'integer',
    name: 'string',
    updated_at: 'date-time',
  },
  endpoints: {
    '/attachments': { list: true },
    '/attachments/{attachment_id}': { get: true },
    '/events/{event_id}/attachments': { list: true },
    '/events/{event_id}/attachments/{attachment_id}': { get: true },
  },
})
