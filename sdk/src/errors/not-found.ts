import { HttpError } from './http.ts'

/** 404: no such record, a merged one, one the user may not see, or an unset to-one edge. */
export class NotFoundError extends HttpError {
  override readonly name = 'NotFoundError'
}
