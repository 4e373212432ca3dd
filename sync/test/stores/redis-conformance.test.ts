import { Redis } from 'ioredis'
import { afterAll, afterEach, describe, it } from 'vitest'
import { redisStore } from '../../src/stores/redis/index.ts'
import { SpaceKeys } from '../../src/stores/redis/keys.ts'
import { type Subject, storeCases } from '../../src/testing/index.ts'
import { freshPrefix, sharedRedis } from '../support/redis.ts'

const server = await sharedRedis()
const raw = server && new Redis(server.url)
const cleanups: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup()
})
afterAll(async () => {
  raw?.disconnect()
  await server?.stop()
})

function subject(): Subject {
  const prefix = freshPrefix()
  const open = () => {
    const store = redisStore({ url: server!.url, prefix })
    cleanups.push(() => store.close())
    return store
  }
  const lapse = async (connection: string, name: string): Promise<void> => {
    const key = new SpaceKeys(prefix, connection).of('leases')
    const [counter, nonce, , owner] = ((await raw!.hget(key, name)) ?? '').split(' ')
    await raw!.hset(key, name, [counter, nonce, 1, owner].join(' '))
  }
  return { store: open(), reopen: async () => open(), second: async () => open(), lapse }
}

describe.skipIf(!server)('the redis store', () => {
  for (const { name, run } of storeCases()) it(name, () => run(subject()))
})
