import type { Checkpoint, Space } from '../../src/index.ts'
import { seeded } from '../support/fake-source.ts'
import { Church } from './church.ts'
import type { Durable } from './durable.ts'
import { atRandom, type End, type RunOptions, run, SECRET, strategiesIn } from './program.ts'
import { equalsTruth, KillError, wentOn } from './truth.ts'

const HOUR = 3_600_000

export interface Killed {
  readonly kills: number
  readonly runs: number
  readonly requests: number
  readonly edits: number
  readonly deletes: number
  /** How often a stream came to its end by each strategy. */
  readonly strategies: ReadonlyMap<string, number>
  /** In the store at the end, all as in the church. */
  readonly records: number
}

/**
 * Runs the program into the store and kills it until so many kills have hit it while it ran; then lets it finish.
 * The seed decides on the church's life and on the request of each kill; the rest is the machine's.
 * @throws KillError when anything was lost, doubled, or ends other than the church is
 */
export async function killAgainAndAgain(
  bin: string,
  durable: Durable,
  wanted: number,
  seed: number,
): Promise<Killed> {
  const church = await Church.open(seeded(seed))
  const { address, open } = durable.fresh()
  const inStore = async <T>(work: (space: Space) => Promise<T>): Promise<T> => {
    const store = open()
    try {
      return await work(await store.open('default'))
    } finally {
      await store.close()
    }
  }
  let [kills, runs] = [0, 0]
  const strategies = new Map<string, number>()
  const start = async (options: RunOptions): Promise<End> => {
    const end = await run(bin, church, address, options)
    for (const name of strategiesIn(end.stderr)) strategies.set(name, (strategies.get(name) ?? 0) + 1)
    return end
  }
  const ended = async (...more: string[]): Promise<void> => well(await start({ more }))
  try {
    let before: ReadonlyMap<string, Checkpoint> = new Map()
    while (kills < wanted) {
      if (++runs > 4 * wanted) throw new KillError(`Only ${kills} kills of ${runs - 1} hit the program.`)
      const more = church.random() < 0.15 ? ['--full'] : []
      const end = await start({ kill: atRandom(church), more })
      if (end.killed) kills++
      else well(end)
      const checkpoints = await inStore((space) => space.checkpoints())
      const after = new Map(checkpoints.map((checkpoint) => [checkpoint.stream, checkpoint]))
      wentOn(before, after)
      before = after
      church.live()
    }
    // The first completes what was cut off, the second brings in what no stamp told of, and proves what is gone.
    church.rest(HOUR)
    await ended()
    church.rest(HOUR)
    await ended('--full')
    const records = await inStore((space) => equalsTruth(church, space))
    const { edits, deletes } = church
    const { requests } = church.front
    return { kills, runs: runs + 2, requests, edits, deletes, strategies, records }
  } finally {
    await church.close()
  }
}

/** @throws KillError when a run that nobody killed failed, or told the secret */
function well({ code, stderr }: End): void {
  if (code !== 0) throw new KillError(`A run that was left alone ended with ${code}: ${stderr}`)
  if (stderr.includes(SECRET)) throw new KillError('The log holds the secret.')
}
