// Owned by `pcokit import` (614e66f7c1c5). What it gets wrong goes to oauth-application.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'OauthApplication',
  attributes: {
    description: 'string',
    name: 'string',
    url: 'string',
  },
  endpoints: {
    '/oauth_applications': { list: true },
    '/oauth_applications/{oauth_application_id}': { get: true },
  },
})
