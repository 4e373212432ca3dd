import type { RequestEvent } from '../types/hooks.ts'
import type { PcoRequest } from '../types/transport.ts'
import { PcoError } from './base.ts'

/** A call that failed, with or without a response. */
export class RequestError extends PcoError implements RequestEvent {
  override readonly name: string = 'RequestError'
  declare readonly method: PcoRequest['method']
  declare readonly path: string
  declare readonly queryKeys: readonly string[]
  /** Attempts made, this one included. */
  declare readonly attempt: number

  constructor(code: string, message: string, call: RequestEvent, cause?: Error) {
    super(code, `${call.method} ${call.path}: ${message}`, cause && { cause })
    Object.assign(this, call)
  }
}

/** Said of writes whose answer was lost: PCO has no idempotency keys. */
export const unsure = ({ method }: RequestEvent): string =>
  method === 'GET' ? '' : ' The write may have been done: read before you repeat it.'
