// Owned by `pcokit import` (be6740834e44). What it gets wrong goes to field-option.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'FieldOption',
  attributes: {
    sequence: 'integer',
    value: 'string',
  },
  relationships: {
    field_definition: { to: 'FieldDefinition' },
  },
  order: ['value', 'sequence'],
  where: {
    value: 'string',
    sequence: 'integer',
  },
  create: {
    attributes: ['sequence', 'value'],
  },
  update: {
    attributes: ['sequence', 'value'],
  },
  endpoints: {
    '/field_data/{field_datum_id}/field_option': {
      toOne: true,
      below: { variable: 'field_option_id', methods: ['get', 'update', 'delete'] },
    },
    '/field_definitions/{field_definition_id}/field_options': { list: true, create: true },
    '/field_definitions/{field_definition_id}/field_options/{field_option_id}': {
      get: true,
      update: true,
      delete: true,
    },
    '/tabs/{tab_id}/field_options': { list: true },
    '/tabs/{tab_id}/field_options/{field_option_id}': { get: true, update: true, delete: true },
  },
})
