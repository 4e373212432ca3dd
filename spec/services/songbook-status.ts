// Owned by `pcokit import` (3d5c38f8a02e). What it gets wrong goes to songbook-status.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'SongbookStatus',
  attributes: {
    status: 'string',
    status_code: 'string',
    status_token: 'string',
    url: 'string',
  },
  endpoints: {},
})
