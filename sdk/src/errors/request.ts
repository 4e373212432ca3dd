import type { PcoRequest } from '../types/transport.ts'
import { PcoError } from './base.ts'

/** Which call failed. */
export interface CallInfo {
  readonly method: PcoRequest['method']
  /** `/people/v2/people/12` */
  readonly path: string
  /** Names of the query's parameters, without their values: values can hold personal data. */
  readonly queryKeys: readonly string[]
  /** Attempts made, the last one included. */
  readonly attempts: number
}

/** A call that failed, with or without a response. */
export class RequestError extends PcoError {
  override readonly name: string = 'RequestError'
  declare readonly method: PcoRequest['method']
  declare readonly path: string
  declare readonly queryKeys: readonly string[]
  declare readonly attempts: number

  constructor(code: string, message: string, info: CallInfo, options?: ErrorOptions) {
    super(code, `${info.method} ${info.path}: ${message}`, options)
    Object.assign(this, info)
  }
}

/** Said of writes whose answer was lost: PCO has no idempotency keys. */
export const unsure = (method: PcoRequest['method']): string =>
  method === 'GET' ? '' : ' The write may have been done: read it before you repeat it.'
