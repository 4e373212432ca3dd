// Owned by `pcokit import` (97753c3f4465). What it gets wrong goes to personal-access-token.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'PersonalAccessToken',
  attributes: {
    name: 'string',
  },
  endpoints: {
    '/personal_access_tokens': { list: true },
    '/personal_access_tokens/{personal_access_token_id}': { get: true },
  },
})
