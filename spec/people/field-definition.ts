// Owned by `pcokit import` (1fb78db1b03e). What it gets wrong goes to field-definition.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'FieldDefinition',
  attributes: {
    config: 'string',
    data_type: 'string',
    deleted_at: 'date-time',
    name: 'string',
    sequence: 'integer',
    slug: 'string',
    tab_id: 'string',
  },
  relationships: {
    tab: { to: 'Tab' },
  },
  include: ['field_options', 'tab', 'tab.field_definitions', 'tab.field_options'],
  order: ['data_type', 'name', 'sequence', 'slug', 'config', 'deleted_at', 'tab_id'],
  where: {
    data_type: 'string',
    name: 'string',
    sequence: 'integer',
    slug: 'string',
    config: 'string',
    deleted_at: 'date-time',
    tab_id: 'string',
  },
  filter: ['include_deleted'],
  create: {
    attributes: ['config', 'data_type', 'deleted_at', 'name', 'sequence', 'slug'],
  },
  update: {
    attributes: ['config', 'data_type', 'deleted_at', 'name', 'sequence', 'slug'],
  },
  endpoints: {
    '/field_data/{field_datum_id}/field_definition': {
      toOne: true,
      below: { variable: 'field_definition_id', methods: ['get', 'update', 'delete'] },
    },
    '/field_definitions': { list: true },
    '/field_definitions/{field_definition_id}': { get: true, update: true, delete: true },
    '/tabs/{tab_id}/field_definitions': { list: { filter: ['with_deleted'] }, create: true },
    '/tabs/{tab_id}/field_definitions/{field_definition_id}': { get: true, update: true, delete: true },
  },
})
