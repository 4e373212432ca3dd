import { HttpError } from './http.ts'

/** 409: a write met another that wanted the same unique value. */
export class ConflictError extends HttpError {
  override readonly name = 'ConflictError'
}
