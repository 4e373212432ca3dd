// Owned by `pcokit import` (2111ad3fee1d). What it gets wrong goes to tab.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Tab',
  attributes: {
    name: 'string',
    sequence: 'integer',
    slug: 'string',
  },
  include: ['field_definitions', 'field_definitions.field_options', 'field_definitions.tab', 'field_options'],
  order: ['name', 'sequence', 'slug'],
  where: {
    name: 'string',
    sequence: 'integer',
    slug: 'string',
  },
  filter: ['with_field_definitions'],
  create: {
    attributes: ['name', 'sequence'],
  },
  update: {
    attributes: ['name', 'sequence'],
  },
  endpoints: {
    '/field_data/{field_datum_id}/tab': {
      toOne: true,
      below: { variable: 'tab_id', methods: ['get', 'update', 'delete'] },
    },
    '/field_definitions/{field_definition_id}/tab': {
      toOne: true,
      below: { variable: 'tab_id', methods: ['get', 'update', 'delete'] },
    },
    '/tabs': { list: true, create: true },
    '/tabs/{tab_id}': { get: true, update: true, delete: true },
  },
})
