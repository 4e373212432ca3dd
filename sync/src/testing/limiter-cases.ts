import type { Clock, RateLimiter } from '@pcokit/sdk'
import { Bench, most } from './limiter-samples.ts'
import { sharedLimiterCases } from './limiter-shared-cases.ts'
import { same } from './samples.ts'

/** A limiter under test, started without a log. */
export interface LimiterSubject {
  readonly limiter: RateLimiter
  /** The clock it runs by: cases wait with it. A virtual one lets them pass in no time. */
  readonly clock: Clock
  /** For limiters that several processes share: the limiter of another process, on the same budget. */
  readonly second?: () => Promise<RateLimiter>
}

/** One case: resolves when the limiter behaves, throws what is wrong when not. */
export interface LimiterCase {
  readonly name: string
  run(subject: LimiterSubject): Promise<void>
}

const between = (value: number, least: number, greatest: number, what: string): void => {
  if (value < least || value > greatest) throw new Error(`${what}: ${value}, wanted ${least} to ${greatest}`)
}

/**
 * Everything a `RateLimiter` has to do, as cases for any test runner. Each wants a fresh limiter.
 * @example
 * for (const { name, run } of limiterCases()) test(name, () => run({ limiter: myLimiter(), clock }))
 */
export function limiterCases(): readonly LimiterCase[] {
  return [...cases, ...sharedLimiterCases]
}

const cases: readonly LimiterCase[] = [
  {
    name: 'without a log one request goes alone, and its header lets the others go',
    async run(subject) {
      const bench = new Bench(subject)
      await bench.queue(5)
      same(bench.granted.length, 1, 'grants before the header')
      await bench.answer(bench.granted[0]!, 1, 100)
      await bench.moment()
      same(bench.granted.length, 5, 'grants after it')
    },
  },
  {
    name: 'without a log requests go one by one until a header says a count',
    async run(subject) {
      const bench = new Bench(subject)
      await bench.queue(4)
      await bench.limiter.release(bench.granted[0]!, 'unknown')
      await bench.moment()
      same(bench.granted.length, 2, 'grants after one that was cut off')
      await bench.limiter.release(bench.granted[1]!, 'answered', new Headers())
      await bench.moment()
      same(bench.granted.length, 3, 'grants after an answer without a count')
    },
  },
  {
    name: 'what was sent before is counted in',
    async run(subject) {
      const bench = new Bench(subject)
      await bench.seed(10, 2, 8)
      await bench.queue(5)
      same(bench.granted.length, 2, 'grants at once')
      await bench.clock.sleep(2100)
      same(bench.granted.length, 5, 'grants when the others have left the window')
    },
  },
  {
    name: 'no window sees more arrivals than the limit, whatever the latencies and aborts',
    async run(subject) {
      const bench = new Bench(subject)
      const [limit, window] = [8, 2000]
      const arrivals: number[] = []
      const send = async (index: number): Promise<void> => {
        const lease = await bench.ask({ timeout: 1500 })
        const there = 5 + ((index * 7919) % 97) * (index % 7 === 0 ? 10 : 1)
        const arrive = bench.clock.sleep(there).then(() => {
          arrivals.push(bench.clock.now())
          return arrivals.filter((at) => at > bench.clock.now() - window).length
        })
        if (index % 9 === 4) {
          await bench.limiter.release(lease, 'unknown')
          await arrive
          return
        }
        const count = await arrive
        await bench.clock.sleep(5 + ((index * 104729) % 61))
        await bench.answer(lease, count, limit)
      }
      await send(0)
      await Promise.all(Array.from({ length: 40 }, (_, index) => send(index + 1)))
      same(arrivals.length, 41, 'arrivals')
      between(most(arrivals, window), limit - 2, limit, 'arrivals in the fullest window')
    },
  },
  {
    name: 'the slot of a request whose end nobody knows is held until grant + timeout + window',
    async run(subject) {
      const bench = new Bench(subject)
      await bench.seed(1, 1)
      await bench.clock.sleep(1100)
      const lease = await bench.ask({ timeout: 2000 })
      const start = bench.clock.now()
      await bench.limiter.release(lease, 'unknown')
      await bench.ask()
      between(bench.clock.now() - start, 2990, 3300, 'milliseconds until the next grant')
    },
  },
  {
    name: 'the slot of a process that never came back is held as long, and not for ever',
    async run(subject) {
      if (!subject.second) return
      const bench = new Bench(subject, await subject.second())
      await bench.seed(2, 1)
      await bench.clock.sleep(1100)
      await bench.ask({ timeout: 2000 })
      const start = bench.clock.now()
      const other = new Bench(subject)
      await other.seed(2, 1, 2)
      await other.ask()
      await other.clock.sleep(1100)
      await other.ask()
      between(bench.clock.now() - start, 1000, 3300, 'milliseconds until the other goes on')
    },
  },
  {
    name: 'a second release changes nothing',
    async run(subject) {
      const bench = new Bench(subject)
      await bench.seed(3)
      await bench.queue(3)
      same(bench.granted.length, 2, 'grants')
      await bench.answer(bench.granted[0]!, 2, 3)
      await bench.answer(bench.granted[0]!, 2, 3)
      await bench.moment()
      same(bench.granted.length, 2, 'grants after two releases of one lease')
    },
  },
  {
    name: 'a limit is learned upwards at once',
    async run(subject) {
      const bench = new Bench(subject)
      await bench.seed(2)
      await bench.queue(5)
      same(bench.granted.length, 1, 'grants under the old limit')
      await bench.answer(bench.granted[0]!, 2, 5)
      await bench.moment()
      same(bench.granted.length, 4, 'grants under the new one')
    },
  },
  {
    name: 'a limit is learned downwards at once, and the period with it',
    async run(subject) {
      const bench = new Bench(subject)
      await bench.seed(100)
      await bench.queue(20)
      for (const lease of bench.granted.splice(0)) await bench.answer(lease, 21, 5, 1)
      await bench.queue(10)
      same(bench.granted.length, 0, 'grants while the window is over-full')
      await bench.clock.sleep(1100)
      same(bench.granted.length, 5, 'grants in the next window')
    },
  },
  {
    name: 'a stranger whom the header shows is counted in',
    async run(subject) {
      const bench = new Bench(subject)
      await bench.seed(10)
      await bench.queue(1)
      await bench.answer(bench.granted[0]!, 7, 10)
      await bench.queue(5)
      same(bench.granted.length, 4, 'grants')
    },
  },
  {
    name: 'our own requests, out of the window meanwhile, are not taken for a stranger',
    async run(subject) {
      const bench = new Bench(subject)
      await bench.seed(2, 2)
      await bench.clock.sleep(1000)
      const lease = await bench.ask()
      // The first request left the window after this one was counted with it.
      await bench.clock.sleep(1500)
      await bench.answer(lease, 2, 2)
      await bench.queue(2)
      same(bench.granted.length, 1, 'grants')
    },
  },
  {
    name: 'Retry-After is held in full',
    async run(subject) {
      const bench = new Bench(subject)
      await bench.seed(100)
      const lease = await bench.ask()
      await bench.limiter.release(lease, 'answered', new Headers({ 'Retry-After': '3' }))
      const start = bench.clock.now()
      await bench.ask()
      between(bench.clock.now() - start, 2990, 3300, 'milliseconds until the next grant')
    },
  },
  {
    name: 'deep requests count against both limits, and waiting let the others pass',
    async run(subject) {
      const bench = new Bench(subject)
      await bench.seed(20)
      await bench.answer(await bench.ask({ class: 'deep' }), 1, 5)
      await bench.queue(10, { class: 'deep' })
      same(bench.granted.length, 4, 'deep grants')
      await bench.queue(30)
      same(bench.granted.length, 4 + 14, 'all grants')
    },
  },
  {
    name: 'the more urgent go first',
    async run(subject) {
      const bench = new Bench(subject)
      await bench.seed(1, 1)
      const order: string[] = []
      const enter = async (priority: 'interactive' | 'delta' | 'backfill', name: string): Promise<void> => {
        const lease = await bench.ask({ priority })
        order.push(name)
        await bench.answer(lease, 1, 1, 1)
      }
      const all = [
        enter('backfill', 'b'),
        enter('delta', 'd'),
        enter('interactive', 'i1'),
        enter('interactive', 'i2'),
      ]
      await Promise.all(all)
      same(order, ['i1', 'i2', 'd', 'b'], 'the order')
    },
  },
  {
    name: 'an abort while waiting ends the wait with its reason, and the line moves on',
    async run(subject) {
      const bench = new Bench(subject)
      await bench.seed(1, 2)
      const abort = new AbortController()
      const waiting = bench.ask({ signal: abort.signal }).then(
        () => 'granted',
        (reason: unknown) => reason,
      )
      await bench.queue(1)
      abort.abort('tired')
      same(await waiting, 'tired', 'the reason')
      await bench.clock.sleep(2100)
      same(bench.granted.length, 1, 'grants of who came after')
      const before = await bench.ask({ signal: AbortSignal.abort('no') }).catch((reason: unknown) => reason)
      same(before, 'no', 'an abort before asking')
    },
  },
  {
    name: 'credentials have budgets of their own',
    async run(subject) {
      const bench = new Bench(subject)
      await bench.queue(3, { credential: 'a' })
      await bench.queue(3, { credential: 'b: {odd} name' })
      same(bench.granted.length, 2, 'first grants')
    },
  },
]
