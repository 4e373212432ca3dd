import { HttpError, type HttpErrorInfo } from './http.ts'

/** A redirect. Never followed: the hop would pass the limiter by, and could carry the credential elsewhere. */
export class RedirectError extends HttpError {
  override readonly name = 'RedirectError'
  constructor(
    info: HttpErrorInfo,
    /** Where it led, without query; null when the response did not say. */
    readonly location: string | null,
  ) {
    super('redirect', `It leads to ${location ?? 'an unknown place'}. Check baseUrl and the path.`, info)
  }
}
