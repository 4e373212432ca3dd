import { HttpError } from './http.ts'

/** 429 after all retries: the budget was spent, mostly by somebody else on this credential. */
export class RateLimitError extends HttpError {
  override readonly name = 'RateLimitError'
}
