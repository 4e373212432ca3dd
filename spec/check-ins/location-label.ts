// Owned by `pcokit import` (97080f6a98f1). What it gets wrong goes to location-label.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'LocationLabel',
  attributes: {
    created_at: 'date-time',
    for_guest: 'boolean',
    for_regular: 'boolean',
    for_volunteer: 'boolean',
    quantity: 'integer',
    updated_at: 'date-time',
  },
  include: [
    'label',
    'location',
    'location.event',
    'location.locations',
    'location.options',
    'location.parent',
  ],
  endpoints: {
    '/check_ins/{check_in_id}/locations/{location_id}/location_labels': { list: true },
    '/check_ins/{check_in_id}/locations/{location_id}/location_labels/{location_label_id}': { get: true },
    '/labels/{label_id}/location_labels': { list: true },
    '/labels/{label_id}/location_labels/{location_label_id}': { get: true },
  },
})
