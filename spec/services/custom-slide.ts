// Owned by `pcokit import` (7e35af4f7184). What it gets wrong goes to custom-slide.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'CustomSlide',
  attributes: {
    body: 'string',
    enabled: 'boolean',
    label: 'string',
    order: 'integer',
  },
  relationships: {
    attachment: { to: 'Attachment' },
    item: { to: 'Item' },
  },
  create: {
    attributes: ['body', 'enabled', 'label', 'order'],
    writeOnly: { attachment_id: 'string', item_id: 'string' },
  },
  update: {
    attributes: ['body', 'enabled', 'label', 'order'],
    writeOnly: { attachment_id: 'string', item_id: 'string' },
  },
  endpoints: {
    '/service_types/{service_type_id}/plans/{plan_id}/items/{item_id}/custom_slides': {
      list: true,
      create: true,
    },
    '/service_types/{service_type_id}/plans/{plan_id}/items/{item_id}/custom_slides/{custom_slide_id}': {
      get: true,
      update: true,
      delete: true,
    },
  },
})
