// Owned by `pcokit import` (7574d4bf9e4a). What it gets wrong goes to form-field-condition.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'FormFieldCondition',
  attributes: {
    created_at: 'date-time',
    trigger_form_field_option_value: 'string',
    updated_at: 'date-time',
  },
  relationships: {
    form_field: { to: 'FormField' },
    trigger_form_field: { to: 'FormField' },
    trigger_form_field_option: { to: 'FormFieldOption' },
  },
  order: ['created_at', 'updated_at'],
  where: {
    created_at: 'date-time',
    updated_at: 'date-time',
  },
  create: {
    attributes: ['trigger_form_field_option_value'],
    relationships: ['form_field', 'trigger_form_field', 'trigger_form_field_option'],
    writeOnly: {
      form_field_id: 'string',
      trigger_form_field_id: 'string',
      trigger_form_field_option_id: 'string',
    },
  },
  update: {
    attributes: ['trigger_form_field_option_value'],
    relationships: ['form_field', 'trigger_form_field', 'trigger_form_field_option'],
    writeOnly: {
      form_field_id: 'string',
      trigger_form_field_id: 'string',
      trigger_form_field_option_id: 'string',
    },
  },
  endpoints: {
    '/forms/{form_id}/fields/{field_id}/form_field_conditions': { list: true, create: true },
    '/forms/{form_id}/fields/{field_id}/form_field_conditions/{form_field_condition_id}': {
      get: true,
      update: true,
      delete: true,
    },
  },
})
