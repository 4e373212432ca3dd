import { describe, expect, it } from 'vitest'
import { createMemoryLimiter, type MemoryLimiterOptions } from '../../src/limiter/memory.ts'
import type { AcquireRequest, Lease } from '../../src/types/limiter.ts'
import { rateHeaders } from '../support/server.ts'
import { VirtualClock } from '../support/virtual-clock.ts'

const setup = (options: MemoryLimiterOptions = {}) => {
  const clock = new VirtualClock(1_000_000)
  const limiter = createMemoryLimiter({ clock, ...options })
  const granted: Lease[] = []
  const ask = (request: Partial<AcquireRequest> = {}) =>
    limiter.acquire({ credential: 'a', class: 'default', priority: 'interactive', ...request })
  /** Asks, and notes the lease when it comes. */
  const queue = (times: number, request: Partial<AcquireRequest> = {}) => {
    for (let i = 0; i < times; i++) void ask(request).then((lease) => granted.push(lease))
    return clock.advance(0)
  }
  const answered = (lease: Lease, count = 1, limit = 100, period = '20 seconds') =>
    limiter.release(lease, 'answered', new Headers(rateHeaders(count, limit, period)))
  /** Sends the first request, whose header starts the log: one slot is used afterwards. */
  const seed = async (limit: number, period: string, count = 1) => answered(await ask(), count, limit, period)
  const state = (kind: 'default' | 'deep' = 'default') =>
    limiter.state().find((entry) => entry.class === kind && entry.credential === 'a')!
  return { clock, limiter, granted, ask, queue, answered, seed, state }
}

describe('starting without a log', () => {
  it('sends one request alone and waits for its header', async () => {
    const { granted, queue, answered, state } = setup()
    await queue(5)
    expect(granted).toHaveLength(1)
    expect(state()).toMatchObject({ seeded: false, inFlight: 1, waiting: 4, timeToBudget: Infinity })
    await answered(granted[0]!)
    await queue(0)
    expect(granted).toHaveLength(5)
    expect(state()).toMatchObject({ seeded: true, used: 5, waiting: 0, timeToBudget: 0 })
  })

  it('counts in what was sent before it', async () => {
    const { clock, granted, queue, seed, state } = setup()
    await seed(10, '20', 8)
    await queue(5)
    expect(granted).toHaveLength(2)
    expect(state()).toMatchObject({ used: 10, waiting: 3, timeToBudget: 20_001 })
    await clock.advance(20_001)
    expect(granted).toHaveLength(5)
  })

  it('goes on one by one until a header says a count', async () => {
    const { limiter, granted, queue } = setup()
    await queue(4)
    await limiter.release(granted[0]!, 'unknown')
    await queue(0)
    expect(granted).toHaveLength(2)
    await limiter.release(granted[1]!, 'answered', new Headers())
    await queue(0)
    expect(granted).toHaveLength(3)
  })

  it('keeps the budgets of credentials apart', async () => {
    const { granted, queue } = setup()
    await queue(3, { credential: 'a' })
    await queue(3, { credential: 'b' })
    expect(granted).toHaveLength(2)
  })
})

describe('slots', () => {
  it('are held from grant until headers + window', async () => {
    const { clock, granted, queue, seed, answered } = setup()
    await seed(2, '20')
    await queue(2)
    expect(granted).toHaveLength(1)
    // In flight for longer than the window: still held.
    await clock.advance(25_000)
    expect(granted).toHaveLength(2)
    await queue(1)
    await clock.advance(100_000)
    expect(granted).toHaveLength(2)
    await answered(granted[0]!, 1, 2)
    await clock.advance(20_000)
    expect(granted).toHaveLength(2)
    await clock.advance(1)
    expect(granted).toHaveLength(3)
  })

  it('of requests nobody knows the end of are held until grant + timeout + window', async () => {
    const { clock, limiter, granted, queue, seed } = setup({ timeout: 30_000 })
    await seed(1, '2')
    await clock.advance(2001)
    await queue(2)
    const grantedAt = clock.now()
    await clock.advance(500)
    await limiter.release(granted[0]!, 'unknown')
    await clock.advance(grantedAt + 32_000 - clock.now())
    expect(granted).toHaveLength(1)
    await clock.advance(1)
    expect(granted).toHaveLength(2)
  })

  it('follow the timeout of their own request', async () => {
    const { clock, limiter, granted, queue, seed } = setup()
    await seed(1, '2')
    await clock.advance(2001)
    await queue(2, { timeout: 5_000 })
    await limiter.release(granted[0]!, 'unknown')
    await clock.advance(7_000)
    expect(granted).toHaveLength(1)
    await clock.advance(1)
    expect(granted).toHaveLength(2)
  })

  it('are released once: a second release changes nothing', async () => {
    const { seed, granted, queue, answered, state } = setup()
    await seed(5, '20')
    await queue(2)
    await answered(granted[0]!, 2, 5)
    await answered(granted[0]!, 2, 5)
    expect(state()).toMatchObject({ used: 3, inFlight: 1 })
  })
})

describe('limits', () => {
  it('are learned upwards at any time', async () => {
    const { granted, queue, seed, answered } = setup()
    await seed(2, '20')
    await queue(5)
    expect(granted).toHaveLength(1)
    await answered(granted[0]!, 2, 5)
    await queue(0)
    expect(granted).toHaveLength(4)
  })

  it('are learned downwards at any time', async () => {
    const { clock, granted, queue, seed, answered, state } = setup()
    await seed(100, '20')
    await queue(50)
    expect(granted).toHaveLength(50)
    for (const lease of granted.splice(0)) await answered(lease, 51, 10)
    await queue(20)
    expect(granted).toHaveLength(0)
    expect(state()).toMatchObject({ limit: 10, used: 51 })
    await clock.advance(20_001)
    expect(granted).toHaveLength(10)
  })

  it('have a period that is learned too', async () => {
    const { clock, granted, queue, seed, state } = setup()
    await seed(1, '2')
    await queue(1)
    expect(state()).toMatchObject({ period: 2, timeToBudget: 2001 })
    await clock.advance(2001)
    expect(granted).toHaveLength(1)
  })

  it('count in a stranger that the header shows', async () => {
    const { granted, queue, seed, answered, state } = setup()
    await seed(10, '20')
    await queue(1)
    await answered(granted[0]!, 7, 10)
    expect(state().used).toBe(7)
    await queue(5)
    expect(granted).toHaveLength(4)
  })

  it('do not take our own requests, expired in the meantime, for a stranger', async () => {
    const { clock, granted, queue, seed, answered, state } = setup()
    await seed(10, '2')
    await clock.advance(1000)
    await queue(1)
    // The first request left the window after this one was counted with it.
    await clock.advance(1500)
    await answered(granted[0]!, 2, 10, '2')
    expect(state().used).toBe(1)
  })

  it('are not overturned by absurd headers', async () => {
    const { limiter, granted, queue, seed, answered, state } = setup()
    await seed(10, '20')
    await queue(2)
    await limiter.release(granted[0]!, 'answered', new Headers(rateHeaders(1, -5, 'soon')))
    expect(state()).toMatchObject({ limit: 10, period: 20 })
    await answered(granted[1]!, 2 ** 40, 10)
    expect(state().used).toBeLessThanOrEqual(13)
  })
})

describe('Retry-After', () => {
  it('is held in full for the whole credential', async () => {
    const { clock, limiter, granted, queue, seed } = setup()
    await seed(100, '20')
    await queue(1)
    await limiter.release(granted[0]!, 'answered', new Headers({ ...rateHeaders(3), 'Retry-After': '19' }))
    await queue(3)
    await clock.advance(18_999)
    expect(granted).toHaveLength(1)
    await clock.advance(1)
    expect(granted).toHaveLength(4)
  })

  it('is not shortened by a later and shorter one', async () => {
    const { clock, limiter, granted, queue, seed } = setup()
    await seed(100, '20')
    await queue(2)
    await limiter.release(granted[0]!, 'answered', new Headers({ 'Retry-After': '10' }))
    await limiter.release(granted[1]!, 'answered', new Headers({ 'Retry-After': '1' }))
    await queue(1)
    await clock.advance(9_999)
    expect(granted).toHaveLength(2)
    await clock.advance(1)
    expect(granted).toHaveLength(3)
  })

  it('of a deep request holds up deep requests only', async () => {
    const { clock, limiter, granted, ask, queue, seed } = setup()
    await seed(100, '20')
    const deep = await ask({ class: 'deep' })
    await limiter.release(deep, 'answered', new Headers({ ...rateHeaders(1, 10), 'Retry-After': '19' }))
    await queue(1, { class: 'deep' })
    await queue(3)
    expect(granted).toHaveLength(3)
    await clock.advance(19_000)
    expect(granted).toHaveLength(4)
  })
})

describe('deep requests', () => {
  it('count against both limits', async () => {
    const { granted, ask, answered, queue, seed, state } = setup()
    await seed(100, '20')
    await answered(await ask({ class: 'deep' }), 1, 10)
    await queue(20, { class: 'deep' })
    expect(granted).toHaveLength(9)
    expect(state('deep')).toMatchObject({ limit: 10, used: 10, waiting: 11 })
    expect(state()).toMatchObject({ limit: 100, used: 11, waiting: 0 })
  })

  it('wait for the common limit as well', async () => {
    const { granted, ask, answered, queue, seed } = setup()
    await seed(3, '20')
    await answered(await ask({ class: 'deep' }), 1, 10)
    await queue(5, { class: 'deep' })
    expect(granted).toHaveLength(1)
  })

  it('that have to wait let the others pass', async () => {
    const { granted, queue, seed } = setup()
    await seed(100, '20')
    await queue(5, { class: 'deep' })
    expect(granted).toHaveLength(1)
    await queue(5)
    expect(granted).toHaveLength(6)
  })
})

describe('order', () => {
  /** Sends each request as it is granted, one a second, and tells who went. */
  const line = async () => {
    const { clock, ask, answered, seed } = setup({ ageing: 20_000 })
    await seed(1, '1')
    const order: string[] = []
    const enter = (priority: AcquireRequest['priority'], name: string) =>
      void ask({ priority }).then((lease) => {
        order.push(name)
        return answered(lease, 1, 1, '1')
      })
    return { clock, order, enter }
  }

  it('is by priority, then by arrival', async () => {
    const { clock, order, enter } = await line()
    enter('backfill', 'b1')
    enter('delta', 'd1')
    enter('hydration', 'h1')
    enter('interactive', 'i1')
    enter('backfill', 'b2')
    enter('interactive', 'i2')
    await clock.advance(10_000)
    expect(order).toEqual(['i1', 'i2', 'h1', 'd1', 'b1', 'b2'])
  })

  it('lets nobody starve: waiting outweighs priority', async () => {
    const { clock, order, enter } = await line()
    enter('backfill', 'old')
    // More urgent requests than the budget has room for, without end.
    for (let second = 0; second < 200 && !order.includes('old'); second++) {
      enter('interactive', `${second}a`)
      enter('interactive', `${second}b`)
      await clock.advance(1001)
    }
    const place = order.indexOf('old')
    expect(place).toBeGreaterThan(10)
    // Due 60 s after it came; the line is then half a minute of interactive requests long.
    expect(place).toBeLessThan(130)
  })
})

describe('an abort', () => {
  it('before asking is refused with its reason', async () => {
    const { ask } = setup()
    await expect(ask({ signal: AbortSignal.abort('no') })).rejects.toBe('no')
  })

  it('while waiting leaves the line, which moves on', async () => {
    const { clock, ask, granted, queue, seed, state } = setup()
    await seed(1, '20')
    const abort = new AbortController()
    const waiting = ask({ signal: abort.signal })
    await queue(1)
    expect(state().waiting).toBe(2)
    abort.abort('tired')
    await expect(waiting).rejects.toBe('tired')
    expect(state().waiting).toBe(1)
    await clock.advance(20_001)
    expect(granted).toHaveLength(1)
  })

  it('after the grant changes nothing', async () => {
    const { ask, state } = setup()
    const abort = new AbortController()
    await ask({ signal: abort.signal })
    abort.abort()
    expect(state()).toMatchObject({ inFlight: 1, waiting: 0 })
  })
})

describe('waiting', () => {
  it('costs one timer, however long the line', async () => {
    const { clock, queue, seed } = setup()
    await seed(1, '20')
    await queue(200)
    expect(clock.waiting).toBe(1)
    expect(clock.sleeps).toHaveLength(1)
  })

  it('costs none when only an answer can help', async () => {
    const { clock, queue } = setup()
    await queue(5)
    expect(clock.waiting).toBe(0)
  })

  it('leaves no timer behind when nobody waits', async () => {
    const { clock, ask, seed } = setup()
    await seed(1, '20')
    const abort = new AbortController()
    const waiting = ask({ signal: abort.signal })
    expect(clock.waiting).toBe(1)
    abort.abort()
    await waiting.catch(() => {})
    expect(clock.waiting).toBe(0)
  })

  it('does not last for hours when the machine sets its clock back', async () => {
    const { clock, granted, queue, seed } = setup()
    await seed(1, '20')
    await queue(1)
    clock.set(clock.now() - 3_600_000)
    await queue(1)
    await clock.advance(0)
    // The timer that was set before fires 20 s later by the clock that never goes back.
    await clock.advance(3_600_000 + 20_001)
    expect(granted.length).toBeGreaterThan(0)
  })
})
