// Owned by `pcokit import` (ebaf6f7f7e94). What it gets wrong goes to grade.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Grade',
  attributes: {
    key: 'integer',
    value: 'string',
  },
  endpoints: {},
})
