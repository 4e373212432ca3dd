import { type CallInfo, RequestError, unsure } from './request.ts'

/** No complete response within the timeout. */
export class TimeoutError extends RequestError {
  override readonly name = 'TimeoutError'
  constructor(
    info: CallInfo,
    /** Milliseconds. */
    readonly timeout: number,
  ) {
    super(
      'timeout',
      `no complete response within ${timeout} ms. Ask for less (perPage, fewer includes) or raise \`timeout\`.${unsure(info.method)}`,
      info,
    )
  }
}
