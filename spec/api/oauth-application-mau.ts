// Owned by `pcokit import` (f757fd6553cf). What it gets wrong goes to oauth-application-mau.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'OauthApplicationMau',
  attributes: {
    count: 'integer',
    month: 'integer',
    year: 'integer',
  },
  relationships: {
    oauth_application: { to: 'OauthApplication' },
  },
  endpoints: {
    '/oauth_applications/{oauth_application_id}/mau': {
      toOne: true,
      below: { variable: 'mau_id', methods: ['get'] },
    },
  },
})
