import fc from 'fast-check'
import { Redis } from 'ioredis'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { Judge } from '../../../sdk/test/support/judge.ts'
import { rateHeaders } from '../../../sdk/test/support/server.ts'
import { redisLimiter } from '../../src/limiter/index.ts'
import { freshPrefix, haveRedis, RedisServer, sharedRedis } from '../support/redis.ts'
import { RedisTime } from '../support/redis-time.ts'

const have = await haveRedis()
const server = await sharedRedis()
const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})
afterAll(() => server?.stop())

const ask = { credential: 'a', class: 'default', priority: 'interactive' } as const
const headers = (count: number, limit = 100, seconds = '2'): Headers =>
  new Headers(rateHeaders(count, limit, seconds))

describe.skipIf(!server)('no window sees more arrivals than the limit', () => {
  it('over two processes, whatever the latencies and aborts', async () => {
    const trip = fc.record({
      after: fc.nat(200),
      there: fc.oneof(fc.nat(80), fc.nat(1400)),
      back: fc.oneof(fc.nat(80), fc.nat(1400)),
      abortAfter: fc.option(fc.nat(2500), { freq: 8 }),
      process: fc.nat(1),
    })
    const property = fc.asyncProperty(
      fc.array(trip, { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom(1, 2, 5),
      async (trips, limit, seconds) => {
        const time = new RedisTime(server!.url, freshPrefix())
        const judge = new Judge(limit, seconds * 1000)
        const options = { limit, period: seconds, timeout: 3000 }
        const limiters = [time.limiter(options), time.limiter(options)]
        const send = async ({ there, back, abortAfter, process }: (typeof trips)[number]): Promise<void> => {
          const limiter = limiters[process]!
          const lease = await limiter.acquire(ask)
          const arrival = time.sleep(there).then(() => judge.arrive(time.now()))
          if (abortAfter !== null && abortAfter < there + back) {
            await time.sleep(abortAfter)
            await limiter.release(lease, 'unknown')
            await arrival
            return
          }
          const answer = await arrival
          await time.sleep(back)
          await limiter.release(lease, 'answered', new Headers(answer))
        }
        const all = async (): Promise<void> => {
          const sent: Promise<void>[] = []
          for (const each of trips) {
            await time.sleep(each.after)
            sent.push(send(each))
          }
          await Promise.all(sent)
        }
        try {
          await time.run(all())
        } finally {
          await time.close()
        }
        expect(judge.arrivals).toHaveLength(trips.length)
        expect(judge.worst).toBeLessThanOrEqual(limit)
      },
    )
    await fc.assert(property, { numRuns: 25, seed: 7 })
  }, 60_000)
})

describe.skipIf(!server)('waiting', () => {
  it('costs few calls, however long the line and the wait', async () => {
    const time = new RedisTime(server!.url, freshPrefix())
    cleanups.push(() => time.close())
    const limiter = time.limiter()
    const work = async (): Promise<void> => {
      await limiter.release(await limiter.acquire(ask), 'answered', headers(1, 1, '20'))
      const before = time.calls
      const line = Array.from({ length: 200 }, () => limiter.acquire(ask).catch(() => {}))
      await Promise.race(line)
      // Twenty seconds: asked at the start, at the end, and every two seconds to show that it lives.
      expect(time.calls - before).toBeLessThan(16)
    }
    await time.run(work())
  })

  it('is reported for all processes', async () => {
    const time = new RedisTime(server!.url, freshPrefix())
    cleanups.push(() => time.close())
    const [one, two] = [time.limiter(), time.limiter()]
    const work = async (): Promise<void> => {
      await one.release(await one.acquire(ask), 'answered', headers(1, 2, '20'))
      for (let i = 0; i < 3; i++) one.acquire(ask).catch(() => {})
      two.acquire(ask).catch(() => {})
      await time.sleep(100)
      const [state] = await one.state()
      expect(state).toMatchObject({ limit: 2, period: 20, used: 2, inFlight: 1, waiting: 3, seeded: true })
      expect(state!.timeToBudget).toBe(19_901)
    }
    await time.run(work())
  })
})

describe.skipIf(!have)('a Redis that goes away', () => {
  it('is a clear error, never a free-for-all, and is found again', async () => {
    const redis = await RedisServer.start()
    cleanups.push(() => redis.stop())
    const limiter = redisLimiter({ url: redis.url, patience: 300 })
    cleanups.push(() => limiter.close())
    const lease = await limiter.acquire(ask)
    await limiter.release(lease, 'answered', headers(1))
    await limiter.acquire(ask)
    await redis.kill()
    const errors = await Promise.all(
      Array.from({ length: 5 }, () => limiter.acquire(ask).catch((error) => error)),
    )
    for (const error of errors) expect(error).toMatchObject({ code: 'limiter_unreachable' })
    await redis.start()
    // Empty as it is now, it starts with one request alone.
    const first = await limiter.acquire(ask)
    expect(await limiter.state()).toMatchObject([{ seeded: false, inFlight: 1 }, {}])
    await limiter.release(first, 'answered', headers(3))
    expect(await limiter.state()).toMatchObject([{ seeded: true, used: 3 }, {}])
  })

  it('and comes back with an old log trusts it no more than none', async () => {
    const redis = await RedisServer.start(['--appendonly', 'yes', '--appendfsync', 'always'])
    cleanups.push(() => redis.stop())
    const limiter = redisLimiter({ url: redis.url })
    cleanups.push(() => limiter.close())
    await limiter.release(await limiter.acquire(ask), 'answered', headers(1))
    await limiter.acquire(ask)
    expect(await limiter.state()).toMatchObject([{ seeded: true, used: 2 }, {}])
    await redis.kill()
    await redis.start()
    expect(await limiter.state()).toMatchObject([{ seeded: false, used: 2 }, {}])
  })

  it('shows no password', async () => {
    const redis = await RedisServer.start(['--requirepass', 's3cret'])
    cleanups.push(() => redis.stop())
    const limiter = redisLimiter({ url: `redis://:wr0ng@127.0.0.1:${redis.port}`, patience: 300 })
    cleanups.push(() => limiter.close())
    const error = await limiter.acquire(ask).catch((thrown) => thrown)
    expect(error).toMatchObject({ code: 'limiter_refused' })
    expect(JSON.stringify({ ...error, message: error.message, stack: error.stack })).not.toContain('wr0ng')
  })
})

describe.skipIf(!server)('the log', () => {
  it('outlives its processes, and a credential is nowhere spelled in a way that breaks keys', async () => {
    const prefix = freshPrefix()
    const credential = 'odd: {name} *'
    const first = redisLimiter({ url: server!.url, prefix })
    await first.release(await first.acquire({ ...ask, credential }), 'answered', headers(40))
    await first.close()
    const second = redisLimiter(server!.url, { prefix })
    cleanups.push(() => second.close())
    await second.acquire({ ...ask, credential })
    expect(await second.state()).toMatchObject([{ credential, seeded: true, used: 41 }, {}])
    const client = new Redis(server!.url)
    cleanups.push(() => client.disconnect())
    for (const key of await client.keys(`${prefix}:*`)) {
      expect(key).toMatch(/^[^{}]+\{[^{}]+\}:[a-z-]+$/)
      expect(await client.pttl(key)).toBeGreaterThan(0)
    }
  })
})
