import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMemoryLimiter, type MemoryLimiterOptions } from '../../src/limiter/memory.ts'
import type { RateClass } from '../../src/types/limiter.ts'
import { Judge } from '../support/judge.ts'
import { VirtualClock } from '../support/virtual-clock.ts'

const TIMEOUT = 3_000

/** One request: when it is asked for, how long it travels each way, and whether it is given up. */
interface Trip {
  readonly after: number
  readonly there: number
  readonly back: number
  /** Milliseconds after the grant at which the caller aborts; null to wait for the answer. */
  readonly abortAfter: number | null
  readonly deep: boolean
}

const trip = (deep: fc.Arbitrary<boolean>): fc.Arbitrary<Trip> =>
  fc.record({
    after: fc.nat(200),
    there: fc.oneof(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 1_500 })),
    back: fc.oneof(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 1_400 })),
    abortAfter: fc.option(fc.integer({ min: 0, max: 2_500 }), { freq: 8 }),
    deep,
  })

/** How a limiter is started that knows the limits, but not what was sent before it. */
const knowing = (judge: Judge, deep?: Judge): MemoryLimiterOptions => ({
  limit: judge.limit,
  period: judge.window / 1000,
  deepLimit: deep?.limit,
})

async function play(
  trips: readonly Trip[],
  judge: Judge,
  { deepJudge, before = 0, ...options }: { deepJudge?: Judge; before?: number } & MemoryLimiterOptions = {},
): Promise<number> {
  const clock = new VirtualClock(1_000_000)
  const limiter = createMemoryLimiter({ clock, timeout: TIMEOUT, ...options })
  for (let i = 0; i < before; i++) judge.arrive(clock.now())
  const start = clock.now()
  const send = async ({ there, back, abortAfter, deep }: Trip) => {
    const kind: RateClass = deep ? 'deep' : 'default'
    const lease = await limiter.acquire({ credential: 'a', class: kind, priority: 'interactive' })
    const arrival = clock.sleep(there).then(() => {
      const headers = judge.arrive(clock.now())
      return deep && deepJudge ? deepJudge.arrive(clock.now()) : headers
    })
    if (abortAfter !== null && abortAfter < there + back) {
      await clock.sleep(abortAfter)
      await limiter.release(lease, 'unknown')
      await arrival
      return
    }
    const headers = await arrival
    await clock.sleep(back)
    await limiter.release(lease, 'answered', new Headers(headers))
  }
  const all: Promise<void>[] = []
  const enter = async () => {
    for (const each of trips) {
      await clock.sleep(each.after)
      all.push(send(each))
    }
    await Promise.all(all)
  }
  await clock.run(enter())
  return clock.now() - start
}

describe('no window ever sees more arrivals than the limit', () => {
  it('whatever the latencies, aborts and pauses', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(trip(fc.constant(false)), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(1, 2, 5),
        async (trips, limit, seconds) => {
          const judge = new Judge(limit, seconds * 1000)
          await play(trips, judge, knowing(judge))
          expect(judge.arrivals).toHaveLength(trips.length)
          expect(judge.worst).toBeLessThanOrEqual(limit)
          expect(judge.refused).toBe(0)
        },
      ),
      { numRuns: 150, seed: 7 },
    )
  })

  it('also beyond offset 30,000, where two limits hold at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(trip(fc.boolean()), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 1, max: 4 }),
        async (trips, limit, deepLimit) => {
          const judge = new Judge(limit, 2000)
          const deepJudge = new Judge(deepLimit, 2000)
          await play(trips, judge, { deepJudge, ...knowing(judge, deepJudge) })
          expect(judge.worst).toBeLessThanOrEqual(limit)
          expect(deepJudge.worst).toBeLessThanOrEqual(deepLimit)
          expect(judge.arrivals).toHaveLength(trips.length)
        },
      ),
      { numRuns: 100, seed: 7 },
    )
  })

  it('after a restart that lost the log, beyond the one request that asks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(trip(fc.constant(false)), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 2, max: 10 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (trips, limit, share) => {
          const judge = new Judge(limit, 5000)
          // All given up would leave no header to learn from: the first one is answered.
          const [first, ...rest] = trips
          await play([{ ...first!, abortAfter: null }, ...rest], judge, {
            before: Math.floor(share * (limit - 1)),
          })
          expect(judge.refused).toBe(0)
        },
      ),
      { numRuns: 100, seed: 7 },
    )
  })

  it('and the budget is used to 96 % when the line is full', async () => {
    const judge = new Judge(20, 2000)
    const trips = Array.from({ length: 401 }, (_, i): Trip => {
      const half = 5 + ((i * 7919) % 26)
      return { after: 0, there: half, back: half, abortAfter: null, deep: false }
    })
    const took = await play(trips, judge)
    expect(judge.worst).toBeLessThanOrEqual(20)
    // 401 requests, 20 a window, need 20 windows at least; use is bounded by W / (W + latency).
    expect((20 * 2000) / took).toBeGreaterThan(0.96)
  })
})
