import { HttpError } from './http.ts'

/** A success whose body is no JSON: torn off, or a page from something between us and PCO. */
export class MalformedResponseError extends HttpError {
  override readonly name = 'MalformedResponseError'
}
