import type { RequestEvent } from '../types/hooks.ts'
import { RequestError, unsure } from './request.ts'

/** No complete response within the timeout. */
export class TimeoutError extends RequestError {
  override readonly name = 'TimeoutError'
  constructor(
    call: RequestEvent,
    /** Milliseconds. */
    readonly timeout: number,
  ) {
    super('timeout', `no response in ${timeout} ms. Ask for less or raise timeout.${unsure(call)}`, call)
  }
}
