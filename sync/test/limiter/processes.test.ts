import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleWorker } from '../support/crowd.ts'
import { broken, play, SCENES } from '../support/crowd-scenes.ts'
import { sharedRedis } from '../support/redis.ts'

/**
 * Seconds of each scene. In short only what no busy machine decides is judged, in the two scenes that promise that
 * nothing is refused; all five, use and time with them, by `PCOKIT_LIMITER_SECONDS=60` on a machine that does nothing
 * else, as `bench/limiter.ts` does.
 */
const LONG = process.env.PCOKIT_LIMITER_SECONDS
const SECONDS = Number(LONG ?? 5)
const scenes = LONG ? SCENES : (['rolling', 'fixed'] as const)

const server = await sharedRedis()
let program: Awaited<ReturnType<typeof bundleWorker>>
beforeAll(async () => {
  program = await bundleWorker('sync/test/support/crowd-main.ts')
})
afterAll(async () => {
  await program.remove()
  await server?.stop()
})

describe.skipIf(!server)('four processes on one credential', { timeout: (SECONDS + 60) * 1000 }, () => {
  it.each(scenes)('in the scene "%s" keep what is promised', async (scene) => {
    const played = await play(scene, { program: program.path, redis: server!.url, seconds: SECONDS })
    console.info(JSON.stringify(played))
    expect(played.reports).toBe(4)
    expect(broken(played)).toEqual([])
  })
})
