/** The limiter for one process: grants requests in order of urgency, as soon as the budget has room. */

import { systemClock } from '../core/clock.ts'
import { rateLimitState, retryAfter } from '../core/rate-headers.ts'
import type { Clock } from '../types/clock.ts'
import type { AcquireRequest, Lease, RateClass, RateLimiter } from '../types/limiter.ts'
import type { Priority } from '../types/query.ts'
import { SlotLog } from './slots.ts'

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

interface Waiter {
  readonly class: RateClass
  /** Lowest goes first: the time it came, plus `ageing` for each step of priority. Never has to be recomputed. */
  readonly due: number
  grant(): void
}

interface Budget {
  readonly name: string
  readonly logs: { readonly [K in RateClass]: SlotLog }
  readonly waiting: Waiter[]
  /** When the timer fires; Infinity for none. */
  wakeAt: number
  timer: AbortController | undefined
}

interface Granted {
  readonly budget: Budget
  readonly class: RateClass
  readonly grantedAt: number
  readonly timeout: number
  readonly expired: { readonly [K in RateClass]: number }
}

const RANK: { readonly [K in Priority]: number } = { interactive: 0, hydration: 1, delta: 2, backfill: 3 }

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
  const {
    limit = 100,
    period = 20,
    deepLimit = 10,
    timeout = 30_000,
    ageing = 20_000,
    clock = systemClock,
  } = options
  const budgets = new Map<string, Budget>()
  const leases = new Map<string, Granted>()
  let ids = 0

  // A machine's clock that is set back must not hold slots for hours.
  let last = clock.now()
  let offset = 0
  const time = (): number => {
    const now = clock.now() + offset
    if (now < last) offset += last - now
    last = Math.max(last, now)
    return last
  }

  const budgetOf = (name: string): Budget => {
    let budget = budgets.get(name)
    if (!budget) {
      const logs = { default: new SlotLog(limit, period * 1000), deep: new SlotLog(deepLimit, period * 1000) }
      budget = { name, logs, waiting: [], wakeAt: Infinity, timer: undefined }
      budgets.set(name, budget)
    }
    return budget
  }

  /** A deep request counts against both limits. */
  const logsOf = (budget: Budget, kind: RateClass): readonly SlotLog[] =>
    kind === 'deep' ? [budget.logs.deep, budget.logs.default] : [budget.logs.default]

  /** Grants what fits, most urgent first; a deep request that has to wait does not hold up the others. */
  function pump(budget: Budget): void {
    const now = time()
    budget.logs.default.expire(now)
    budget.logs.deep.expire(now)
    let wakeAt = Infinity
    for (let i = 0; i < budget.waiting.length; ) {
      const waiter = budget.waiting[i]!
      if (logsOf(budget, waiter.class).every((log) => log.fits(now))) {
        budget.waiting.splice(i, 1)
        waiter.grant()
        continue
      }
      wakeAt = Math.min(wakeAt, Math.max(...logsOf(budget, waiter.class).map((log) => log.next(now))))
      if (!budget.logs.default.fits(now)) {
        wakeAt = Math.min(wakeAt, budget.logs.default.next(now))
        break
      }
      i++
    }
    wake(budget, now, wakeAt)
  }

  /** One timer a budget, for the moment at which something can change by itself. */
  function wake(budget: Budget, now: number, at: number): void {
    if (at === budget.wakeAt) return
    budget.timer?.abort()
    budget.wakeAt = at
    if (at === Infinity) return
    const timer = new AbortController()
    budget.timer = timer
    clock.sleep(Math.max(1, Math.ceil(at - now)), timer.signal).then(
      () => {
        budget.wakeAt = Infinity
        pump(budget)
      },
      () => {},
    )
  }

  function grant(budget: Budget, request: AcquireRequest): Lease {
    const grantedAt = time()
    for (const log of logsOf(budget, request.class)) log.inFlight++
    const id = String(++ids)
    leases.set(id, {
      budget,
      class: request.class,
      grantedAt,
      timeout: request.timeout ?? timeout,
      expired: { default: budget.logs.default.expired, deep: budget.logs.deep.expired },
    })
    return { id, grantedAt }
  }

  return {
    acquire: (request) =>
      new Promise((resolve, reject) => {
        const { signal } = request
        if (signal?.aborted) return reject(signal.reason)
        const budget = budgetOf(request.credential)
        const waiter: Waiter = {
          class: request.class,
          due: time() + RANK[request.priority] * ageing,
          grant: () => {
            signal?.removeEventListener('abort', leave)
            resolve(grant(budget, request))
          },
        }
        const leave = () => {
          budget.waiting.splice(budget.waiting.indexOf(waiter), 1)
          reject(signal?.reason)
          pump(budget)
        }
        signal?.addEventListener('abort', leave, { once: true })
        const after = budget.waiting.findLastIndex((other) => other.due <= waiter.due)
        budget.waiting.splice(after + 1, 0, waiter)
        pump(budget)
      }),

    release: async (lease, outcome, headers) => {
      const granted = leases.get(lease.id)
      if (!granted) return
      leases.delete(lease.id)
      const { budget, class: kind, expired } = granted
      const now = time()
      for (const log of logsOf(budget, kind)) {
        log.settle(now, outcome === 'answered' ? null : granted.grantedAt + granted.timeout)
        log.expire(now)
      }
      if (headers) {
        const log = budget.logs[kind]
        const state = rateLimitState(headers)
        const wait = retryAfter(headers, clock.now())
        if (state) log.learn(now, state, expired[kind])
        if (wait) log.pausedUntil = Math.max(log.pausedUntil, now + wait)
      }
      pump(budget)
    },

    state: () => {
      const now = time()
      return [...budgets.values()].flatMap((budget) =>
        (['default', 'deep'] as const).map((kind) => {
          const log = budget.logs[kind]
          log.expire(now)
          return {
            credential: budget.name,
            class: kind,
            limit: log.limit,
            period: log.window / 1000,
            used: log.used,
            inFlight: log.inFlight,
            waiting: budget.waiting.filter((waiter) => waiter.class === kind).length,
            seeded: log.seeded,
            timeToBudget: Math.max(...logsOf(budget, kind).map((each) => each.next(now))) - now,
          }
        }),
      )
    },
  }
}
