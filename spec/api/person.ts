// Owned by `pcokit import` (3d095a45c456). What it gets wrong goes to person.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Person',
  attributes: {
    first_name: 'string',
    last_name: 'string',
  },
  endpoints: {},
})
