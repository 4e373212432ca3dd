import type { Sync } from '../../src/index.ts'
import { checkCounted, checkEnd, checkStamped } from './end.ts'
import { familyOf, rides } from './families.ts'
import type { Process } from './process.ts'
import { receiveSome } from './receiver.ts'
import { CONNECTION, MOST_SKEW, type World } from './world.ts'

/** Reads all anew, where there is a choice. */
const FULL = { strategy: 'full' } as const

/** Runs full passes until nothing is left to do, then compares. */
export async function settle(world: World): Promise<void> {
  const { lag, leaseTtl } = world.weather
  const rest = Math.max(lag, leaseTtl) + 1000
  await world.time.wait(rest + MOST_SKEW)
  const process = world.process(null)
  const sync = world.sync(process, 86_400_000)
  for (let round = 0; world.mail && (round === 0 || world.mail.left > 0); round++) {
    await receiveSome(process, sync, world.mail, 50)
    await world.time.wait(lag)
  }
  await catchUp(world, process, sync, rest)
  if (world.dice.chance(0.5)) await compare(world, process, sync)
  for (let [round, yielded] = [1, 0]; ; round++) {
    const report = await sync.run(FULL)
    world.report(process, report)
    // Promised nowhere: that what comes along is ever taken for gone.
    const settled = report.streams.filter(({ stream }) => !rides(stream))
    const missing = settled.reduce((sum, stream) => sum + stream.missing, 0)
    // A reading that was cut off in the storm certifies what was true when it began.
    const anew = report.streams.every(({ resumed }) => !resumed)
    if (report.outcome === 'complete' && missing === 0 && anew) break
    // The other engine still reads, a few rows in twenty seconds: to leave it the stream is no pass of ours.
    if (report.streams.some(({ outcome }) => outcome === 'busy') && ++yielded <= 40) round--
    if (round === 6) {
      const states = report.streams.map((stream) => JSON.stringify(stream)).join()
      world.book.violated('convergence', `still ${report.outcome} after ${round} passes at rest: ${states}`)
      return
    }
    await world.time.wait(rest)
  }
  await checkEnd(world.church, world.book, sync, await world.open().open(CONNECTION))
}

/** What is due is read, then what changed: the rest of the storm has to be in the store without a full reading. */
async function catchUp(world: World, process: Process, sync: Sync, rest: number): Promise<void> {
  for (let round = 0; round < 3; round++) {
    const report = await sync.run()
    world.report(process, report)
    await world.time.wait(rest)
    if (report.outcome === 'complete' && report.streams.every(({ resumed }) => !resumed)) {
      // Not promised: by clocks that are off, and to who could not see the rows when they changed.
      const { clocks } = world.weather
      if (!clocks && world.church.denials.length === 0)
        await checkStamped(world.church, world.book, await world.open().open(CONNECTION))
      return
    }
  }
}

/** What the counts of a church at rest tell has to be in the store without a full reading. */
async function compare(world: World, process: Process, sync: Sync): Promise<void> {
  const report = await sync.run({ strategy: 'reconcile' })
  world.report(process, report)
  const told = report.streams.filter(
    ({ outcome, missing, resumed }) => outcome === 'complete' && missing === 0 && !resumed,
  )
  const space = await world.open().open(CONNECTION)
  await checkCounted(
    world.church,
    world.book,
    space,
    // Of what lies below others nothing is counted: it comes with its parents, or with full readings.
    told.map(({ stream }) => stream).filter((stream) => !familyOf(stream)),
  )
}
