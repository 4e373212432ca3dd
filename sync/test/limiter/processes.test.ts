import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { bundleWorker, Crowd, CrowdJudge } from '../support/crowd.ts'
import { freshPrefix, sharedRedis } from '../support/redis.ts'

/**
 * Length of each run. What depends on how busy the machine is (the share of the budget that is used, how soon a lower
 * limit is known) is judged in the long runs only: `PCOKIT_LIMITER_SECONDS=60`, on a machine that does nothing else.
 */
const LONG = process.env.PCOKIT_LIMITER_SECONDS
const SECONDS = Number(LONG ?? 5)
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
      expect(judge.arrivals.length).toBeGreaterThan(LIMIT)
      if (LONG) expect(use).toBeGreaterThan(0.98 * bound)
    },
  )
})

describe.runIf(server && LONG)('four processes, for long', { timeout: (SECONDS + 60) * 1000 }, () => {
  it('killed and started again, are hardly ever refused', async () => {
    const { judge, crowd } = await setup('rolling')
    crowd.start(4)
    for (let spent = 0; spent < SECONDS; spent += 1.5) {
      await pause(1500)
      await crowd.kill()
      crowd.start()
    }
    await crowd.stop()
    console.info(`killed: ${judge.arrivals.length} requests, ${judge.refusals.length} refused`)
    expect(judge.arrivals.length).toBeGreaterThan(2 * LIMIT)
    expect(judge.refusals.length / judge.arrivals.length).toBeLessThan(0.005)
  })

  it('whose limit is lowered, are refused only what was under way', async () => {
    const { judge, crowd } = await setup('rolling')
    crowd.start(4)
    await pause((SECONDS * 1000) / 2)
    judge.lower(LIMIT / 2)
    const before = judge.arrivals.length
    await pause((SECONDS * 1000) / 2 + 2 * WINDOW)
    await crowd.stop()
    const late = judge.refusals.filter(({ sinceLowered }) => sinceLowered > 1000)
    console.info(
      `lowered: ${judge.refusals.length} refused, ${late.length} of them later than a second after`,
    )
    expect(judge.arrivals.length).toBeGreaterThan(before)
    expect(late).toEqual([])
    expect(judge.refusals.length).toBeLessThan(LIMIT)
  })

  it('with a stranger at a fifth of the budget and a reserve of a tenth, are hardly ever refused and use the rest', async () => {
    const { judge, crowd } = await setup('rolling', 0.1)
    const stranger = setInterval(
      () => void fetch(judge.url).then((answer) => answer.body?.cancel()),
      WINDOW / (LIMIT / 5),
    )
    cleanups.push(async () => clearInterval(stranger))
    crowd.start(4)
    await pause(SECONDS * 1000)
    clearInterval(stranger)
    await crowd.stop()
    const share = judge.refusals.length / judge.arrivals.length
    const seconds = (judge.all.at(-1)! - judge.all[LIMIT]!) / 1000
    const use = judge.slope(judge.all)
    console.info(
      `stranger: ${judge.arrivals.length} requests and ${judge.strangers} of the stranger in ${seconds.toFixed(1)} s, ${judge.refusals.length} refused, use of both ${use.toFixed(3)}`,
    )
    expect(share).toBeLessThan(0.01)
    // Few waves make a rough slope.
    expect(use).toBeGreaterThan(SECONDS < 30 ? 0.75 : 0.85)
  })
})
