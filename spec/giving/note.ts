// Owned by `pcokit import` (a9c77aef7ca4). What it gets wrong goes to note.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Note',
  attributes: {
    body: 'string',
  },
  endpoints: {
    '/donations/{donation_id}/note': { get: true },
  },
})
