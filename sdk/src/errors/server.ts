import { HttpError } from './http.ts'

/** 5xx after all retries. */
export class ServerError extends HttpError {
  override readonly name = 'ServerError'
}
