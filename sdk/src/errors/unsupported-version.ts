import { HttpError } from './http.ts'

/** 400: PCO does not know the API version that was asked for. */
export class UnsupportedVersionError extends HttpError {
  override readonly name = 'UnsupportedVersionError'
}
