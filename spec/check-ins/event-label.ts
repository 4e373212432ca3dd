// Owned by `pcokit import` (3236ec4876bd). What it gets wrong goes to event-label.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'EventLabel',
  attributes: {
    created_at: 'date-time',
    for_guest: 'boolean',
    for_regular: 'boolean',
    for_volunteer: 'boolean',
    quantity: 'integer',
    updated_at: 'date-time',
  },
  include: ['event', 'event.attendance_types', 'label'],
  endpoints: {
    '/events/{event_id}/event_labels': { list: true },
    '/events/{event_id}/event_labels/{event_label_id}': { get: true },
    '/labels/{label_id}/event_labels': { list: true },
    '/labels/{label_id}/event_labels/{event_label_id}': { get: true },
  },
})
