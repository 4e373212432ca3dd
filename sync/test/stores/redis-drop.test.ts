import { Redis } from 'ioredis'
import { afterAll, describe, expect, it } from 'vitest'
import { redisStore } from '../../src/stores/redis/index.ts'
import { checkpointOf, commitOf, copyOf, lease, recordOf } from '../../src/testing/samples.ts'
import { freshPrefix, sharedRedis } from '../support/redis.ts'

const P = 'people.Person'
const server = await sharedRedis()
afterAll(() => server?.stop())

describe.skipIf(!server)('a drop', () => {
  it.each([
    ['a prefix of the client’s own', 'own:', 'p', 'a'],
    ['characters that mean something to SCAN', '', 'p[x]*?', 'a*?[b]\\'],
  ])('finds all keys of a connection, under %s', async (_, keyPrefix, prefix, connection) => {
    const base = freshPrefix()
    const client = new Redis(server!.url, { keyPrefix: `${base}${keyPrefix}` })
    const plain = new Redis(server!.url)
    const store = redisStore({ client, prefix })
    for (const name of [connection, 'ab']) {
      const space = await store.open(name)
      const fence = await lease(space, P)
      const rest = { checkpoint: checkpointOf(P, 1) }
      await space.commit(commitOf(fence, [recordOf(copyOf(P, '1', 1, {}))], rest))
      await space.release(fence)
    }
    const before = await plain.keys(`${base}*`)
    await store.drop(connection)
    const left = (await plain.keys(`${base}*`)).filter((key) => !key.includes('{ab}'))
    // Counters: of the feed, and of the leases.
    expect(left.map((key) => key.split(':').at(-1)).sort()).toEqual(['leases', 'meta'])
    expect(before.length - (await plain.keys(`${base}*`)).length).toBe(6)
    await plain.del(...(await plain.keys(`${base}*`)))
    client.disconnect()
    plain.disconnect()
  })

  it('takes with it what was written after its keys were looked for', async () => {
    const prefix = freshPrefix()
    const client = new Redis(server!.url)
    const store = redisStore({ client, prefix })
    const space = await store.open('a')
    const write = async (stream: string): Promise<void> => {
      const fence = await lease(space, stream)
      await space.commit(commitOf(fence, [recordOf(copyOf(stream, '1', 1, {}))]))
      await space.release(fence)
    }
    await write(P)
    const scan = client.scan.bind(client) as (...args: unknown[]) => Promise<unknown>
    let scans = 0
    Object.assign(client, {
      scan: async (...args: unknown[]) => {
        const found = await scan(...args)
        if (++scans === 1) await write('people.Email')
        return found
      },
    })
    await store.drop('a')
    for (const stream of [P, 'people.Email']) expect(await space.count(stream)).toEqual({ live: 0, gone: 0 })
    expect(await space.scan('people.Email', { limit: 9 })).toEqual([])
    expect(scans).toBeGreaterThan(1)
    client.disconnect()
  })
})
