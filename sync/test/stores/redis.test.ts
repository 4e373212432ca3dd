import { Redis } from 'ioredis'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { type RedisClient, tagOf } from '../../src/redis/index.ts'
import type { SyncStore } from '../../src/store/index.ts'
import { redisStore } from '../../src/stores/redis/index.ts'
import { SpaceKeys } from '../../src/stores/redis/keys.ts'
import { checkpointOf, commitOf, copyOf, lease, recordOf } from '../../src/testing/samples.ts'
import { CuttingWay, freshPrefix, haveRedis, RedisServer, sharedRedis } from '../support/redis.ts'

const P = 'people.Person'
const have = await haveRedis()
const server = await sharedRedis()
const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})
afterAll(() => server?.stop())

const kept = <T extends SyncStore>(store: T): T => {
  cleanups.push(() => store.close())
  return store
}
const client = (url: string): Redis => {
  const made = new Redis(url)
  cleanups.push(() => made.disconnect())
  return made
}
async function own(settings: readonly string[] = []): Promise<RedisServer> {
  const made = await RedisServer.start(settings)
  cleanups.push(() => made.stop())
  return made
}
const text = (error: unknown): string => {
  const seen = new Set<unknown>()
  return JSON.stringify(error, (_, value) => {
    if (typeof value !== 'object' || value === null) return value
    if (seen.has(value)) return '…'
    seen.add(value)
    return value instanceof Error
      ? { ...value, message: value.message, stack: value.stack, cause: value.cause }
      : value
  })
}

describe('an address', () => {
  it.each([
    ['redis://user:s3cret@localhost:6380/2', 'redis://localhost:6380/2'],
    ['rediss://:s3cret@[::1]:1?password=s3cret', 'rediss://[::1]:1'],
    ['redis://localhost', 'redis://localhost'],
  ])('%s is shown without what is secret', (url, label) => expect(redisStore(url).label).toBe(label))

  it.each(['s3cret', 'http://u:s3cret@h', 'redis://u:s3cret@', 'redis:s3cret', ''])(
    '"%s" is refused without being repeated',
    (url) => {
      try {
        redisStore(url)
        expect.unreachable()
      } catch (error) {
        expect(error).toMatchObject({ code: 'store_options' })
        expect(text(error)).not.toContain('s3cret')
      }
    },
  )
})

describe('key tags', () => {
  it('are never empty, hold no brace, and differ for different names', () => {
    const names = ['', '@', 'a', 'A', 'a}b', '{a}', 'a:b', '教会', '%', '%25']
    const tags = names.map(tagOf)
    expect(new Set(tags).size).toBe(names.length)
    for (const tag of tags) expect(tag).toMatch(/^\{[^{}]+\}$/)
  })
})

// A way that cuts goes to a server on this machine.
describe.skipIf(!server)('a commit', () => {
  it('that is sent twice, because its answer was lost, counts once', async () => {
    const redis = client(server!.url)
    const prefix = freshPrefix()
    const space = await kept(redisStore({ client: redis, prefix })).open('a')
    const fence = await lease(space, P)
    const send = redis.evalsha.bind(redis) as (...args: unknown[]) => Promise<unknown>
    const twice = async (...args: unknown[]): Promise<unknown> => {
      await send(...args)
      return send(...args)
    }
    await space.commit(commitOf(fence, [recordOf(copyOf(P, '1', 1, {}))]))
    Object.assign(redis, { evalsha: twice })
    const seen = [{ id: '2', generation: 'g', observed: 2, input: 'list.2', rev: 1 }]
    expect(await space.commit(commitOf(fence, [recordOf(copyOf(P, '2', 2, {}))], { seen }))).toEqual({
      lastSeq: 2,
    })
    expect(await space.countSeen(P, 'g')).toBe(1)
    expect((await space.changes({ after: 0, limit: 9 })).map(({ seq, id }) => [seq, id])).toEqual([
      [1, '1'],
      [2, '2'],
    ])
    expect(await space.acquire({ name: 'x', owner: 'o', nonce: 'n', ttl: 9999, now: 0 })).toMatchObject({
      granted: true,
      fence: { counter: 1 },
    })
    expect(await space.renew(fence, { ttl: 9999, now: 0 })).toBe(true)
  })

  it('whose connection is cut after the script ran is answered, and counts once', async () => {
    const way = new CuttingWay((await own()).port)
    const url = await way.open()
    cleanups.push(() => way.close())
    const space = await kept(redisStore({ url, prefix: freshPrefix() })).open('a')
    const fence = await lease(space, P)
    for (let i = 1; i <= 5; i++) {
      way.cuts = 1
      const { lastSeq } = await space.commit(commitOf(fence, [recordOf(copyOf(P, `${i}`, i, {}))]))
      expect([lastSeq, way.cuts]).toEqual([i, 0])
    }
    expect((await space.changes({ after: 0, limit: 99 })).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
  })

  it('of more than 8 MB lands whole, or not at all, and leaves nothing lying about', async () => {
    const redis = client(server!.url)
    const prefix = freshPrefix()
    const space = await kept(redisStore({ client: redis, prefix })).open('a')
    const fence = await lease(space, P)
    const sizes: number[] = []
    const send = redis.evalsha.bind(redis) as (...args: unknown[]) => Promise<unknown>
    Object.assign(redis, {
      evalsha: (...args: unknown[]) => {
        sizes.push(args.reduce<number>((sum, each) => sum + Buffer.byteLength(String(each)), 0))
        return send(...args)
      },
    })
    const large = Array.from({ length: 30 }, (_, i) =>
      recordOf(copyOf(P, `${i}`, 1, { notes: 'x'.repeat(1_000_000) })),
    )
    await space.commit(commitOf(fence, large))
    expect(Math.max(...sizes)).toBeLessThan(8_100_000)
    expect((await space.count(P)).live).toBe(30)
    expect((await space.records(P, ['29'])).get('29')).toEqual(large[29])
    await expect(space.commit(commitOf({ ...fence, nonce: 'other' }, large))).rejects.toMatchObject({
      code: 'fenced',
    })
    const staged = await redis.keys(`${prefix}:*staged*`)
    for (const key of staged) expect(await redis.ttl(key)).toBeGreaterThan(0)
    await redis.del(...staged)
    const huge = Array.from({ length: 260 }, (_, i) => large[i % 30]!)
    await expect(space.commit(commitOf(fence, huge, { changes: [] }))).rejects.toMatchObject({
      code: 'store_record',
      stream: P,
      id: '10',
    })
  })

  it('of one record of 9 MB lands: a text may be longer than what is brought at a time', async () => {
    const space = await kept(redisStore({ url: server!.url, prefix: freshPrefix() })).open('a')
    const fence = await lease(space, P)
    const record = recordOf(copyOf(P, '1', 1, { notes: 'x'.repeat(9_000_000) }))
    await space.commit(commitOf(fence, [record]))
    expect((await space.records(P, ['1'])).get('1')).toEqual(record)
  })

  it('is found again by a server that forgot the scripts', async () => {
    const redis = client(server!.url)
    const space = await kept(redisStore({ client: redis, prefix: freshPrefix() })).open('a')
    const fence = await lease(space, P)
    await redis.script('FLUSH')
    expect(await space.commit(commitOf(fence, [recordOf(copyOf(P, '1', 1, {}))]))).toEqual({ lastSeq: 1 })
  })

  it('numbered a thousand times keeps only so many ids of commits', async () => {
    const redis = client(server!.url)
    const prefix = freshPrefix()
    const space = await kept(redisStore({ client: redis, prefix })).open('a')
    const fence = await lease(space, P)
    await Promise.all(Array.from({ length: 1050 }, () => space.commit(commitOf(fence, []))))
    expect(await redis.hlen(new SpaceKeys(prefix, 'a').of('commits'))).toBe(1000)
  })
})

describe.skipIf(!server)('leases', () => {
  it('run by the clock of Redis, whatever the callers take the time for', async () => {
    const space = await kept(redisStore({ url: server!.url, prefix: freshPrefix() })).open('a')
    const ask = { name: P, owner: 'o o', ttl: 60_000 }
    expect(await space.acquire({ ...ask, nonce: 'n1', now: 0 })).toMatchObject({ granted: true })
    const later = await space.acquire({ ...ask, nonce: 'n2', now: 1e15 })
    expect(later).toMatchObject({ granted: false, holder: { owner: 'o o', nonce: 'n1', counter: 1 } })
  })

  it('run by the clock of the engine where that was asked for', async () => {
    const space = await kept(
      redisStore({ url: server!.url, prefix: freshPrefix(), leaseClock: 'engine' }),
    ).open('a')
    await lease(space, P, 'n1', 0)
    expect(await space.acquire({ name: P, owner: 'o', nonce: 'n2', ttl: 1, now: 60_001 })).toMatchObject({
      granted: true,
    })
  })
})

describe.skipIf(!have)('a Redis of its own', () => {
  it.each(['allkeys-lru', 'volatile-ttl'])(
    'that drops keys (%s) is refused unless told otherwise',
    async (policy) => {
      const { url } = await own(['--maxmemory', '100mb', '--maxmemory-policy', policy])
      await expect(kept(redisStore(url)).open('a')).rejects.toMatchObject({
        code: 'store_evicts',
        message: expect.stringContaining('noeviction'),
      })
      const space = await kept(redisStore({ url, allowEviction: true })).open('a')
      expect(await space.observed()).toBe(0)
    },
  )

  it('that is full refuses a commit whole', async () => {
    const { url } = await own(['--maxmemory', '12mb'])
    const space = await kept(redisStore(url)).open('a')
    const fence = await lease(space, P)
    let full: unknown
    let stored = 0
    for (; !full && stored < 400; stored++) {
      const pair = ['a', 'b'].map((id) =>
        recordOf(copyOf(P, `${stored}${id}`, 1, { notes: 'x'.repeat(50_000) })),
      )
      await space.commit(commitOf(fence, pair)).catch((error) => {
        full = error
        stored--
      })
    }
    expect(full).toMatchObject({ code: 'store_full' })
    expect(stored).toBeGreaterThan(10)
    expect(await space.count(P)).toEqual({ live: 2 * stored, gone: 0 })
    const feed = await space.changes({ after: 0, limit: 9999 })
    expect(feed.map(({ seq }) => seq)).toEqual(Array.from({ length: 2 * stored }, (_, i) => i + 1))
  })

  it('with a password shows it nowhere, whether it is right or wrong', async () => {
    const { port } = await own(['--requirepass', 's3cret'])
    const right = kept(redisStore(`redis://:s3cret@127.0.0.1:${port}`))
    const space = await right.open('a')
    expect(await space.observed()).toBe(0)
    expect(right.label).not.toContain('s3cret')
    const wrong = kept(redisStore({ url: `redis://:s3cretX@127.0.0.1:${port}`, patience: 300 }))
    const error = await wrong.open('a').catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'store_refused' })
    expect(text(error)).not.toContain('s3cret')
  })

  it('that is killed with -9 and started again has everything it acknowledged (appendfsync always)', async () => {
    const redis = await own(['--appendonly', 'yes', '--appendfsync', 'always'])
    const store = kept(redisStore({ url: redis.url, patience: 20_000 }))
    const space = await store.open('a')
    const fence = await lease(space, P)
    const acknowledged: string[] = []
    for (let round = 0; round < 5; round++) {
      const work: Promise<unknown>[] = []
      for (let i = 0; i < 40; i++) {
        const id = `${round}-${i}`
        work.push(
          space
            .commit(
              commitOf(fence, [recordOf(copyOf(P, id, 1, { n: i }))], { checkpoint: checkpointOf(P, i) }),
            )
            .then(() => acknowledged.push(id)),
        )
      }
      await work[round * 7]
      const before = [...acknowledged]
      await redis.kill()
      await redis.start()
      const found = await space.records(P, before)
      expect([...found.keys()].sort()).toEqual(before.sort())
      // What was under way is sent again by itself, and done once.
      await Promise.all(work)
    }
    expect(acknowledged).toHaveLength(200)
    expect(await space.count(P)).toEqual({ live: 200, gone: 0 })
    const feed = await space.changes({ after: 0, limit: 9999 })
    expect(feed.map(({ seq }) => seq)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1))
    expect(new Set(feed.map(({ id }) => id)).size).toBe(200)
  })

  it('that went away is a clear error, and is found again when it is back', async () => {
    const redis = await own(['--appendonly', 'yes', '--appendfsync', 'always'])
    const space = await kept(redisStore({ url: redis.url, patience: 300 })).open('a')
    const fence = await lease(space, P)
    await space.commit(commitOf(fence, [recordOf(copyOf(P, '1', 1, {}))]))
    await redis.kill()
    await expect(space.commit(commitOf(fence, []))).rejects.toMatchObject({ code: 'store_unreachable' })
    await redis.start()
    expect((await space.records(P, ['1'])).size).toBe(1)
  })
})

it('a store that was closed says so', async () => {
  const store = redisStore('redis://localhost:1')
  await store.close()
  await expect(store.open('a')).rejects.toMatchObject({ code: 'store_closed' })
})

it('wants an address or a client, not both and not neither', () => {
  expect(() => redisStore({})).toThrow(/address .* or a client/)
  expect(() => redisStore({ url: 'redis://h', client: {} as RedisClient })).toThrow(/address .* or a client/)
})
