// Owned by `pcokit import` (6649da7d1229). What it gets wrong goes to form-field-option.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'FormFieldOption',
  attributes: {
    created_at: 'date-time',
    label: 'string',
    sequence: 'integer',
    updated_at: 'date-time',
  },
  relationships: {
    form_field: { to: 'FormField' },
    optionable: { to: [] },
  },
  order: ['sequence', 'created_at', 'updated_at'],
  endpoints: {
    '/forms/{form_id}/fields/{field_id}/options': { list: true },
    '/forms/{form_id}/fields/{field_id}/options/{option_id}': { get: true },
  },
})
