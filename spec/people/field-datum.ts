// Owned by `pcokit import` (0167d5f4bcec). What it gets wrong goes to field-datum.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'FieldDatum',
  attributes: {
    created_at: 'date-time',
    file: 'string',
    file_content_type: 'string',
    file_name: 'string',
    file_size: 'integer',
    updated_at: 'date-time',
    value: 'string',
  },
  relationships: {
    customizable: { to: 'Person' },
    field_definition: { to: 'FieldDefinition' },
  },
  include: [
    'field_definition',
    'field_definition.field_options',
    'field_definition.tab',
    'field_option',
    'tab',
    'tab.field_definitions',
    'tab.field_options',
  ],
  order: ['value', 'file', 'file_size', 'file_content_type', 'file_name', 'created_at', 'updated_at'],
  where: {
    value: 'string',
    file: 'string',
    file_size: 'integer',
    file_content_type: 'string',
    file_name: 'string',
    created_at: 'date-time',
    updated_at: 'date-time',
    field_definition_id: 'string',
  },
  create: {
    attributes: ['value'],
    relationships: ['field_definition'],
    writeOnly: { field_definition_id: 'string' },
  },
  update: {
    attributes: ['value'],
    relationships: ['field_definition'],
    writeOnly: { field_definition_id: 'string' },
  },
  endpoints: {
    '/field_data': { list: true },
    '/field_data/{field_datum_id}': { get: true, update: true, delete: true },
    '/people/{person_id}/field_data': { list: true, create: true },
    '/people/{person_id}/field_data/{field_datum_id}': { get: true, update: true, delete: true },
  },
})
