import { PcoError } from './base.ts'

/** A call that was refused before any request, since PCO would ignore or misread it. */
export class QueryError extends PcoError {
  override readonly name = 'QueryError'
  constructor(message: string) {
    super('invalid_query', message)
  }
}
