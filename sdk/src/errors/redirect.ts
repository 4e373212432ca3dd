import { HttpError } from './http.ts'

/** A redirect. Never followed: the hop would pass the limiter by, and could carry the credential elsewhere. */
export class RedirectError extends HttpError {
  override readonly name = 'RedirectError'
}
