// Owned by `pcokit import` (64666864efd4). What it gets wrong goes to attachment-type-group.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'AttachmentTypeGroup',
  attributes: {
    name: 'string',
    readonly: 'boolean',
  },
  endpoints: {},
})
