import { rateHeaders } from './server.ts'

/** A server's limit, judged at arrival over a rolling window; what it refuses is counted too, as PCO does. */
export class Judge {
  readonly arrivals: number[] = []
  refused = 0
  readonly limit: number
  /** Milliseconds. */
  readonly window: number

  constructor(limit: number, window: number) {
    this.limit = limit
    this.window = window
  }

  /** The headers of the answer to a request that arrives now. */
  arrive(now: number): Record<string, string> {
    this.arrivals.push(now)
    const count = this.arrivals.filter((at) => at > now - this.window).length
    if (count > this.limit) this.refused++
    return rateHeaders(count, this.limit, String(this.window / 1000))
  }

  /** The most arrivals in any window of this length. */
  get worst(): number {
    const sorted = [...this.arrivals].sort((a, b) => a - b)
    let worst = 0
    for (let from = 0, to = 0; to < sorted.length; to++) {
      while (sorted[to]! - sorted[from]! >= this.window) from++
      worst = Math.max(worst, to - from + 1)
    }
    return worst
  }
}
