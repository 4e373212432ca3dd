import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Checkpoint, Space } from '../sync/src/store/index.ts'
import { durableNames, durableStore, type Place } from '../sync/test/kills/durable.ts'
import { buildForNode } from './support/bundle.ts'
import { scratch } from './support/paths.ts'
import { startServer } from './support/program.ts'
import { figure, median, table } from './support/stats.ts'

/**
 * From the kill (-9) of `pco-sync run` to the first commit of the next one, started at once and again whenever it
 * ends because the dead one's lease still holds.
 */
const rounds = Number(process.env.BENCH_ROUNDS ?? 3)
const PEOPLE = 100_000
/** Pages that are in the store when it is killed. */
const PAGES = 20
const STREAM = 'people.Person'
const POLL = 5

/** The dead one's host has another name then: nobody can look whether it still runs, and its lease has to run out. */
const elsewhere = `data:text/javascript,${encodeURIComponent(
  `import os from 'node:os'; import { syncBuiltinESMExports } from 'node:module'; os.hostname = () => 'elsewhere'; syncBuiltinESMExports()`,
)}`

interface Setting {
  readonly bin: string
  readonly origin: string
  readonly place: Place
}

function start({ bin, origin, place }: Setting, flags: readonly string[] = []): ChildProcess {
  const env = { PATH: process.env.PATH, PCO_BASE_URL: origin, PCO_APP_ID: 'id', PCO_SECRET: 'secret' }
  const args = [...flags, bin, 'run', '--json', '--streams', STREAM, '--store', place.address]
  return spawn(process.execPath, args, { env, stdio: 'ignore' })
}

const ended = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

async function kill(child: ChildProcess): Promise<void> {
  const closed = once(child, 'close')
  child.kill('SIGKILL')
  await closed
}

const checkpoint = async (space: Space): Promise<Checkpoint | undefined> =>
  (await space.checkpoints()).find(({ stream }) => stream === STREAM)

/** Milliseconds from a kill to the next commit. */
async function resumed(setting: Setting, known: boolean): Promise<number> {
  const store = setting.place.open()
  const space = await store.open('default')
  let child = start(setting, known ? [] : ['--import', elsewhere])
  try {
    while (((await checkpoint(space))?.reading?.pages ?? 0) < PAGES) {
      if (ended(child)) throw new Error('The first run ended before it was killed.')
      await pause(POLL)
    }
    await kill(child)
    const killed = performance.now()
    const before = (await checkpoint(space))!
    child = start(setting)
    for (;;) {
      const now = (await checkpoint(space))!
      if ((now.reading?.pages ?? 0) > before.reading!.pages) return performance.now() - killed
      if (ended(child)) child = start(setting)
      await pause(POLL)
    }
  } finally {
    if (!ended(child)) await kill(child)
    await store.close()
  }
}

const rows: string[][] = []
await scratch(async (folder) => {
  await buildForNode({ church: 'bench/workers/church.ts', bin: 'sync/src/bin.ts' }, folder)
  const church = await startServer([join(folder, 'church.mjs'), String(PEOPLE)])
  try {
    for (const name of await durableNames()) {
      const kind = await durableStore(name)
      try {
        const setting = () => ({ bin: join(folder, 'bin.mjs'), origin: church.origin, place: kind.fresh() })
        const gone: number[] = []
        for (let round = 0; round < rounds; round++) gone.push(await resumed(setting(), true))
        const unknown = await resumed(setting(), false)
        rows.push([name, figure(median(gone) / 1000), figure(unknown / 1000)])
      } finally {
        await kind.stop()
      }
    }
  } finally {
    await church.stop()
  }
})

console.log(
  `Node ${process.version}; seconds from kill -9 to the next commit, the start of the program with it; median of ${rounds}, one where the lease has to run out\n`,
)
console.log(table(['store', 'killed on the same host', 'killed on another host'], rows))
