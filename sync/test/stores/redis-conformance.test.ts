import { Cluster, Redis } from 'ioredis'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { type RedisClient, redisStore } from '../../src/stores/redis/index.ts'
import { SpaceKeys } from '../../src/stores/redis/keys.ts'
import { type Subject, storeCases } from '../../src/testing/index.ts'
import { freshPrefix, haveRedis, sharedRedis, startCluster } from '../support/redis.ts'

const server = await sharedRedis()
const cluster = (await haveRedis()) ? await startCluster() : null
const cleanups: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup()
})
afterAll(async () => {
  await server?.stop()
  await cluster?.stop()
})

const alone = (): RedisClient => new Redis(server!.url)
const clustered = (): RedisClient => new Cluster([{ host: '127.0.0.1', port: cluster!.port }])

function subject(connect: () => RedisClient): Subject {
  const prefix = freshPrefix()
  const open = () => {
    const client = connect()
    const store = redisStore({ client, prefix })
    cleanups.push(async () => {
      await store.close()
      client.disconnect()
    })
    return store
  }
  const lapse = async (connection: string, name: string): Promise<void> => {
    const client = connect()
    const key = new SpaceKeys(prefix, connection).of('leases')
    const [counter, nonce, , owner] = ((await client.hget(key, name)) ?? '').split(' ')
    await client.hset(key, name, [counter, nonce, 1, owner].join(' '))
    client.disconnect()
  }
  return { store: open(), reopen: async () => open(), second: async () => open(), lapse }
}

describe.skipIf(!server)('the redis store', () => {
  for (const { name, run } of storeCases())
    it(name, () => expect(run(subject(alone))).resolves.toBeUndefined())
})

describe.skipIf(!cluster)('the redis store in a cluster', () => {
  for (const { name, run } of storeCases())
    it(name, () => expect(run(subject(clustered))).resolves.toBeUndefined())
})
