import { defineResource } from '../define.ts'

/** Undocumented: known from webhook deliveries alone (July 2026), which is why it has no endpoint. */
export default defineResource({
  type: 'EventRequest',
  description: 'A request to hold an event, sent in by a form.',
  attributes: {
    last_activity_at: 'date-time',
    selected_options_by_field: 'object',
    status: 'string',
  },
  relationships: {
    event: { to: 'Event' },
    form: { to: [], wire: 'Form' },
    form_fields: { to: [], many: true, wire: 'FormField' },
    person: { to: 'Person' },
  },
  endpoints: {},
})
