import type { AcquireRequest, Clock, Lease, RateLimiter } from '@pcokit/sdk'
import type { LimiterSubject } from './limiter-cases.ts'

/** The rate headers of an answer. */
export const rateHeaders = (count: number, limit: number, seconds: number): Headers =>
  new Headers({
    'X-PCO-API-Request-Rate-Limit': String(limit),
    'X-PCO-API-Request-Rate-Period': `${seconds} seconds`,
    'X-PCO-API-Request-Rate-Count': String(count),
  })

/** What the cases do with a limiter. */
export class Bench {
  readonly granted: Lease[] = []
  readonly clock: Clock
  readonly limiter: RateLimiter

  constructor(subject: LimiterSubject, limiter: RateLimiter = subject.limiter) {
    this.clock = subject.clock
    this.limiter = limiter
  }

  ask(request: Partial<AcquireRequest> = {}): Promise<Lease> {
    return this.limiter.acquire({ credential: 'a', class: 'default', priority: 'interactive', ...request })
  }

  /** Asks, notes the leases as they come, and gives the limiter a moment. */
  async queue(times: number, request: Partial<AcquireRequest> = {}): Promise<void> {
    for (let i = 0; i < times; i++) {
      // Who still waits when a case is over may be refused as the limiter closes.
      this.ask(request).then(
        (lease) => this.granted.push(lease),
        () => {},
      )
    }
    await this.moment()
  }

  /** Long enough for what goes at once. */
  moment(): Promise<void> {
    return this.clock.sleep(100)
  }

  answer(lease: Lease, count: number, limit: number, seconds = 2): Promise<void> {
    return this.limiter.release(lease, 'answered', rateHeaders(count, limit, seconds))
  }

  /** Sends the first request, whose header starts the log: one slot is used afterwards. */
  async seed(limit: number, seconds = 2, count = 1): Promise<void> {
    await this.answer(await this.ask(), count, limit, seconds)
  }
}

/** The most of these times that fall into one window. */
export function most(times: readonly number[], window: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  let worst = 0
  for (let from = 0, to = 0; to < sorted.length; to++) {
    while (sorted[to]! - sorted[from]! >= window) from++
    worst = Math.max(worst, to - from + 1)
  }
  return worst
}
