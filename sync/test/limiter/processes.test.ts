import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { bundleWorker, Crowd, CrowdJudge } from '../support/crowd.ts'
import { freshPrefix, sharedRedis } from '../support/redis.ts'

/** Length of each run; `PCOKIT_LIMITER_SECONDS=60` for the long one. */
const SECONDS = Number(process.env.PCOKIT_LIMITER_SECONDS ?? 9)
const LIMIT = 100
const WINDOW = 2000

const server = await sharedRedis()
let program: Awaited<ReturnType<typeof bundleWorker>>
beforeAll(async () => {
  program = await bundleWorker('sync/test/support/crowd-main.ts')
})
afterAll(async () => {
  await program.remove()
  await server?.stop()
})

const cleanups: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup()
})

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

async function setup(kind: 'rolling' | 'fixed', reserve = 0) {
  const judge = await CrowdJudge.start(LIMIT, WINDOW, kind)
  const task = { redis: server!.url, prefix: freshPrefix(), judge: judge.url, limiter: 'ours' }
  const crowd = new Crowd(program.path, { ...task, limit: LIMIT, window: WINDOW, reserve, wanted: 40 })
  cleanups.push(
    () => crowd.stop(),
    () => judge.close(),
  )
  return { judge, crowd }
}

describe.skipIf(!server)('four processes on one credential', { timeout: (SECONDS + 60) * 1000 }, () => {
  it.each(['rolling', 'fixed'] as const)(
    'are never refused over a %s window, and use the budget',
    async (kind) => {
      const { judge, crowd } = await setup(kind)
      crowd.start(4)
      await pause(SECONDS * 1000)
      await crowd.stop()
      const bound = WINDOW / (WINDOW + crowd.latency)
      const use = judge.use()
      console.info(
        `${kind}: ${judge.arrivals.length} requests, ${judge.refusals.length} refused, use ${use.toFixed(3)}, bound ${bound.toFixed(3)}`,
      )
      expect(crowd.reports).toHaveLength(4)
      expect(judge.refusals).toHaveLength(0)
      expect(use).toBeGreaterThan(0.98 * bound)
    },
  )
})
