import { HttpError, type HttpErrorInfo } from './http.ts'
import { unsure } from './request.ts'

/** A success whose body is no JSON: torn off, or a page from something between us and PCO. */
export class MalformedResponseError extends HttpError {
  override readonly name = 'MalformedResponseError'
  constructor(info: HttpErrorInfo) {
    super(
      'malformed_response',
      `The body is no complete JSON: look for a proxy in between.${unsure(info.method)}`,
      info,
    )
  }
}
