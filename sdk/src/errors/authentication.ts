import { hintWord } from './hints.ts'
import { HttpError } from './http.ts'

/** 401, also after a new token was asked for once. */
export class AuthenticationError extends HttpError {
  override readonly name = 'AuthenticationError'
  /** PCO's hint word (`TRASH_PANDA`), explained in the message; null when it gave none. */
  readonly hint: string | null = hintWord(this.detail)
}
