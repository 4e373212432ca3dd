// Owned by `pcokit import` (d117299e086c). What it gets wrong goes to folder-path.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'FolderPath',
  attributes: {
    path: 'array',
  },
  endpoints: {},
})
