import { createMemoryLimiter } from '@pcokit/sdk'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { VirtualClock } from '../../../sdk/test/support/virtual-clock.ts'
import { limiterCases } from '../../src/testing/index.ts'
import { freshPrefix, sharedRedis } from '../support/redis.ts'
import { RedisTime } from '../support/redis-time.ts'

const server = await sharedRedis()
const cleanups: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup()
})
afterAll(() => server?.stop())

describe('the memory limiter', () => {
  for (const { name, run } of limiterCases()) {
    it(name, async () => {
      const clock = new VirtualClock(1_000_000)
      await expect(
        clock.run(run({ limiter: createMemoryLimiter({ clock }), clock })),
      ).resolves.toBeUndefined()
    })
  }
})

describe.skipIf(!server)('the redis limiter', () => {
  for (const { name, run } of limiterCases()) {
    it(name, async () => {
      const time = new RedisTime(server!.url, freshPrefix())
      cleanups.push(() => time.close())
      await expect(
        time.run(run({ limiter: time.limiter(), clock: time, second: async () => time.limiter() })),
      ).resolves.toBeUndefined()
    })
  }
})
