// Owned by `pcokit import` (c7b1e30bf204). What it gets wrong goes to attachment-type.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'AttachmentType',
  attributes: {
    aliases: 'string',
    built_in: 'boolean',
    capoed_chord_charts: 'boolean',
    chord_charts: 'boolean',
    exclusions: 'string',
    lyrics: 'boolean',
    name: 'string',
    number_charts: 'boolean',
    numeral_charts: 'boolean',
  },
  relationships: {
    attachment_type_group: { to: 'AttachmentTypeGroup' },
  },
  order: ['name'],
  endpoints: {
    '/attachment_types': { list: true },
    '/attachment_types/{attachment_type_id}': { get: true },
  },
})
