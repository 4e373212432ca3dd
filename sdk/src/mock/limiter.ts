/** PCO's rate limit: 100 requests in any 20 seconds of one user, refused ones counted, fewer beyond offset 30,000. */

export interface LimitOptions {
  /** Requests in a period. @default 100 */
  readonly limit: number
  /** Seconds. @default 20 */
  readonly period: number
  /** Requests in a period beyond `deepOffset`. @default 75 */
  readonly deepLimit: number
  /** @default 30000 */
  readonly deepOffset: number
  /** `rolling`: any stretch of a period; `fixed`: periods one after another. @default 'rolling' */
  readonly window: 'rolling' | 'fixed'
}

export interface Verdict {
  readonly allowed: boolean
  readonly limit: number
  readonly period: number
  readonly count: number
  /** Whole seconds until a request would be let through. */
  readonly retryAfter: number
}

/** Times of one credential's requests in one class. Those that are past stay until they are half of the array. */
class Log {
  #times: number[] = []
  #past = 0

  record(now: number, period: number, window: LimitOptions['window']): number {
    const start = window === 'fixed' ? Math.floor(now / period) * period : now - period + 1
    while (this.#past < this.#times.length && this.#times[this.#past]! < start) this.#past++
    if (this.#past > 1_000 && this.#past * 2 > this.#times.length) {
      this.#times = this.#times.slice(this.#past)
      this.#past = 0
    }
    this.#times.push(now)
    return this.#times.length - this.#past
  }

  /** When the count falls below the limit, if nobody asks again. */
  freeAt(limit: number, period: number, window: LimitOptions['window'], now: number): number {
    if (window === 'fixed') return (Math.floor(now / period) + 1) * period
    return (this.#times[this.#times.length - limit] ?? now) + period
  }
}

export class MockLimiter {
  #options: LimitOptions
  readonly #logs = new Map<string, Log>()

  constructor(options: LimitOptions) {
    this.#options = options
  }

  /** Counts one request, let through or not. */
  judge(credential: string, offset: number, now: number): Verdict {
    const { limit, period, deepLimit, deepOffset, window } = this.#options
    const whole = this.#judge(credential, limit, now, window)
    if (offset <= deepOffset) return { ...whole, period }
    const deep = this.#judge(`${credential} deep`, deepLimit, now, window)
    return { ...(whole.allowed ? deep : whole), period }
  }

  /** Other limits from now on; what was counted stays counted. */
  change(options: Partial<LimitOptions>): void {
    this.#options = { ...this.#options, ...options }
  }

  reset(): void {
    this.#logs.clear()
  }

  #judge(key: string, limit: number, now: number, window: LimitOptions['window']): Omit<Verdict, 'period'> {
    const period = this.#options.period * 1000
    let log = this.#logs.get(key)
    if (!log) {
      log = new Log()
      this.#logs.set(key, log)
    }
    const count = log.record(now, period, window)
    const allowed = count <= limit
    const wait = allowed ? 0 : log.freeAt(limit, period, window, now) - now
    return { allowed, limit, count, retryAfter: allowed ? 0 : Math.max(1, Math.ceil(wait / 1000)) }
  }
}
