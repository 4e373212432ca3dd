import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { haveRedis } from '../support/redis.ts'
import { type Running, startServer } from './servers.ts'
import { simulate } from './simulate.ts'

const SEEDS = process.env.PCOKIT_TEST_SHORT ? 5 : 20
const names = (await haveRedis()) ? ['redis', 'postgres'] : ['postgres']

describe.each(names)('whole syncs with their copy in %s', (name) => {
  let running: Running

  beforeAll(async () => {
    running = await startServer(name)
  }, 60_000)

  afterAll(() => running.stop())

  it(`keep the invariants, and do what they do elsewhere, for ${SEEDS} seeds`, async () => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const [elsewhere, { book }] = [await simulate(seed), await simulate(seed, { server: running.server })]
      const replay = `npm run simulate -- --seed ${seed} --trace --store ${name}`
      expect(book.violations, replay).toEqual([])
      expect(book.counts.get('durable store'), replay).toBe(1)
      expect(book.digest, replay).toBe(elsewhere.book.digest)
    }
  }, 240_000)
})
