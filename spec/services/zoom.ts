// Owned by `pcokit import` (66f404b84d9f). What it gets wrong goes to zoom.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Zoom',
  attributes: {
    aspect_ratio: 'number',
    x_offset: 'number',
    y_offset: 'number',
    zoom_level: 'number',
  },
  relationships: {
    attachable: { to: [] },
    attachment: { to: 'Attachment' },
    person: { to: 'Person' },
  },
  create: {
    attributes: ['aspect_ratio', 'x_offset', 'y_offset', 'zoom_level'],
  },
  update: {
    attributes: ['x_offset', 'y_offset', 'zoom_level'],
  },
  endpoints: {
    '/media/{media_id}/attachments/{attachment_id}/zooms': { list: true, create: true },
    '/media/{media_id}/attachments/{attachment_id}/zooms/{zoom_id}': {
      get: true,
      update: true,
      delete: true,
    },
  },
})
