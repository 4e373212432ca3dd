import { HttpError } from './http.ts'

/** 400 and other refusals of what was asked. */
export class BadRequestError extends HttpError {
  override readonly name = 'BadRequestError'
}
