/** The limiter for one process, with a report of how it stands. */
import type { RateClass, RateLimiter } from '../types/limiter.ts'
import { limiterOf, type MemoryLimiterOptions } from './budgets.ts'
import { expire, fits, next, used } from './slots.ts'

export type { MemoryLimiterOptions } from './budgets.ts'

/** How one budget stands. */
export interface LimiterState {
  readonly credential: string
  readonly class: RateClass
  readonly limit: number
  /** Seconds. */
  readonly period: number
  /** Slots held: in flight, or answered less than a period ago. */
  readonly used: number
  readonly inFlight: number
  readonly waiting: number
  /** False until PCO's first count is known; requests go one by one until then. */
  readonly seeded: boolean
  /** Milliseconds until the next request can go; 0 at once, Infinity when an answer has to come first. */
  readonly timeToBudget: number
}

/** A limiter that tells how it stands. */
export interface MemoryLimiter extends RateLimiter {
  /** One entry for each credential and class seen so far. */
  state(): readonly LimiterState[]
}

/**
 * A limiter in memory. Never refused by PCO as long as nobody else uses the credential, at 96 to 100 % of the
 * budget; a stranger's requests are counted in once a header shows them. Share one between all clients of a
 * credential in a process.
 * @example
 * const limiter = createMemoryLimiter()
 * const a = createClient({ auth, limiter, products: { people } })
 * const b = createClient({ auth, limiter, products: { giving } })
 */
export function createMemoryLimiter(options: MemoryLimiterOptions = {}): MemoryLimiter {
  const { limiter, budgets, time } = limiterOf(options)
  return {
    ...limiter,
    state: () => {
      const now = time()
      return [...budgets].flatMap(([credential, budget]) =>
        (['default', 'deep'] as const).map((kind): LimiterState => {
          const logs = kind === 'deep' ? [budget.deep, budget.default] : [budget.default]
          for (const each of logs) expire(each, now)
          const [log] = logs
          const waits = logs.map((each) => (fits(each, now) ? now : next(each, now)))
          return {
            credential,
            class: kind,
            limit: log!.limit,
            period: log!.window / 1000,
            used: used(log!),
            inFlight: log!.flying,
            waiting: budget.waiting.filter((waiter) => waiter.logs[0] === log).length,
            seeded: log!.seeded,
            timeToBudget: Math.max(...waits) - now,
          }
        }),
      )
    },
  }
}
