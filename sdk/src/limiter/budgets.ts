/** The limiter itself: grants requests in order of urgency, as soon as the budget has room. */
import { onAbort } from '../core/abortable.ts'
import { later, systemClock } from '../core/clock.ts'
import { rateLimitState, retryAfter } from '../core/rate-headers.ts'
import type { Clock } from '../types/clock.ts'
import type { Outcome, RateClass, RateLimiter } from '../types/limiter.ts'
import { expire, fits, hold, learn, next, type SlotLog, slotLog } from './slots.ts'

/** How the limiter starts; limit and period are learned from PCO's headers from then on. */
export interface MemoryLimiterOptions {
  /** Requests a period until a header says otherwise. @default 100 */
  readonly limit?: number | undefined
  /** Seconds. @default 20 */
  readonly period?: number | undefined
  /** Requests a period beyond offset 30,000: 75 by the documents, 10 as seen in March 2026. @default 10 */
  readonly deepLimit?: number | undefined
  /** Milliseconds after its grant in which a request may still arrive, where the caller does not say. @default 30000 */
  readonly timeout?: number | undefined
  /** Milliseconds of waiting that outweigh one step of priority, so that none starves. @default 20000 */
  readonly ageing?: number | undefined
  /** @default the machine's clock */
  readonly clock?: Clock | undefined
}

interface Waiter {
  /** Logs it needs room in: a deep request counts against both limits. The first is that of its class. */
  readonly logs: readonly SlotLog[]
  /** Lowest goes first: the time it came, plus `ageing` for each step of priority. Never has to be recomputed. */
  readonly due: number
  grant(now: number): void
}

/** What one credential may send. */
export interface Budget extends Readonly<Record<RateClass, SlotLog>> {
  readonly waiting: Waiter[]
  /** When the timer fires; Infinity for none. */
  wakeAt: number
  cancel?: () => void
}

const PRIORITIES = ['interactive', 'hydration', 'delta', 'backfill']

/** The limiter of `createMemoryLimiter`, and apart from it what it knows: a client does not bundle its report. */
export function limiterOf({
  limit = 100,
  period = 20,
  deepLimit = 10,
  timeout = 30_000,
  ageing = 20_000,
  clock = systemClock,
}: MemoryLimiterOptions): { limiter: RateLimiter; budgets: Map<string, Budget>; time: () => number } {
  const budgets = new Map<string, Budget>()
  /** What to do at the release of each lease. */
  const leases = new Map<string, (outcome: Outcome, headers?: Headers) => void>()
  let ids = 0

  // A machine's clock that is set back must not hold slots for hours.
  let last = 0
  let offset = 0
  const time = (): number => {
    offset = Math.max(offset, last - clock.now())
    last = clock.now() + offset
    return last
  }

  /** Grants what fits, most urgent first; a deep request that has to wait does not hold up the others. */
  function pump(budget: Budget): void {
    const now = time()
    const { waiting, deep } = budget
    expire(budget.default, now)
    expire(deep, now)
    for (let i = 0; waiting[i] && fits(budget.default, now); ) {
      if (waiting[i]!.logs.every((log) => fits(log, now))) waiting.splice(i, 1)[0]!.grant(now)
      else i++
    }
    // One timer a budget, for the moment at which something can change by itself.
    const at = waiting.length ? Math.min(next(budget.default, now), next(deep, now)) : Infinity
    if (at === budget.wakeAt) return
    budget.cancel?.()
    budget.wakeAt = at
    if (at === Infinity) return
    budget.cancel = later(clock, Math.max(1, at - now), () => {
      budget.wakeAt = Infinity
      pump(budget)
    })
  }

  const limiter: RateLimiter = {
    acquire: ({ signal, credential, class: kind, priority, timeout: own = timeout }) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        const budget = budgets.get(credential) ?? {
          default: slotLog(limit, period * 1000),
          deep: slotLog(deepLimit, period * 1000),
          waiting: [],
          wakeAt: Infinity,
        }
        budgets.set(credential, budget)
        const { waiting, [kind]: log } = budget
        const logs = kind === 'deep' ? [log, budget.default] : [log]
        const grant = (grantedAt: number) => {
          off()
          const id = String(++ids)
          const { dropped } = log
          for (const each of logs) each.flying++
          leases.set(id, (outcome, headers) => {
            const now = time()
            const until = outcome === 'answered' ? now : Math.max(now, grantedAt + own)
            for (const each of logs) {
              each.flying--
              hold(each, until)
            }
            expire(log, now)
            const state = headers && rateLimitState(headers)
            if (state) learn(log, now, state, dropped)
            const wait = headers && retryAfter(headers, clock.now())
            if (wait) log.paused = Math.max(log.paused, now + wait)
            pump(budget)
          })
          resolve({ id, grantedAt })
        }
        const waiter: Waiter = { logs, grant, due: time() + PRIORITIES.indexOf(priority) * ageing }
        const off = onAbort(signal, () => {
          off()
          waiting.splice(waiting.indexOf(waiter), 1)
          reject(signal?.reason)
          pump(budget)
        })
        waiting.splice(waiting.findLastIndex((other) => other.due <= waiter.due) + 1, 0, waiter)
        pump(budget)
      }),

    release: async (lease, outcome, headers) => {
      const settle = leases.get(lease.id)
      leases.delete(lease.id)
      settle?.(outcome, headers)
    },
  }
  return { limiter, budgets, time }
}
