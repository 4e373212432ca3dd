// Owned by `pcokit import` (71ac941d7a92). What it gets wrong goes to label.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Label',
  attributes: {
    created_at: 'date-time',
    name: 'string',
    prints_for: 'string',
    roll: 'string',
    updated_at: 'date-time',
    xml: 'string',
  },
  endpoints: {
    '/events/{event_id}/event_labels/{event_label_id}/label': {
      toOne: true,
      below: { variable: 'label_id', methods: ['get'] },
    },
    '/labels': { list: true },
    '/labels/{label_id}': { get: true },
    '/labels/{label_id}/location_labels/{location_label_id}/label': {
      toOne: true,
      below: { variable: 'label_id_2', methods: ['get'] },
    },
    '/options/{option_id}/label': { toOne: true, below: { variable: 'label_id', methods: ['get'] } },
  },
})
