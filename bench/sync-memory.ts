import { join } from 'node:path'
import { durableStore } from '../sync/test/kills/durable.ts'
import { buildForNode } from './support/bundle.ts'
import { type ChildResult, runNode } from './support/child.ts'
import { scratch } from './support/paths.ts'
import { startServer } from './support/program.ts'
import { figure, table } from './support/stats.ts'

/** The peak memory of `pco-sync run` as users run it, by the number of records. */
const sizes = (process.env.BENCH_SIZES ?? '10000,1000000').split(',').map(Number)
const stores = (process.env.BENCH_STORES ?? 'sqlite').split(',')
/** What the largest may take of the smallest. */
const MOST = 1.2

interface Report {
  readonly outcome: string
  readonly streams: readonly { readonly created: number }[]
}

/** A first full copy, which must hold every person. */
async function copy(bin: string, origin: string, address: string, people: number): Promise<ChildResult> {
  const args = [bin, 'run', '--json', '--streams', 'people.Person', '--store', address]
  const env = { PCO_BASE_URL: origin, PCO_APP_ID: 'id', PCO_SECRET: 'secret', PCO_TOKEN: '' }
  const result = await runNode(args, { env })
  const { outcome, streams } = JSON.parse(result.stdout) as Report
  if (outcome !== 'complete' || streams[0]?.created !== people)
    throw new Error(`${people} people were there, and of the copy it is said: ${result.stdout}`)
  return result
}

const rows: string[][] = []
let worst = 0
await scratch(async (folder) => {
  await buildForNode({ church: 'bench/workers/church.ts', bin: 'sync/src/bin.ts' }, folder)
  for (const store of stores) {
    const kind = await durableStore(store)
    try {
      const peaks: number[] = []
      for (const people of sizes) {
        const church = await startServer([join(folder, 'church.mjs'), String(people)])
        const { seconds, peakMb } = await copy(
          join(folder, 'bin.mjs'),
          church.origin,
          kind.fresh().address,
          people,
        ).finally(() => church.stop())
        peaks.push(peakMb)
        const ratio = peakMb / peaks[0]!
        worst = Math.max(worst, ratio)
        rows.push([store, figure(people), figure(peakMb), figure(ratio), figure(people / seconds)])
      }
    } finally {
      await kind.stop()
    }
  }
})

console.log(`Node ${process.version}; pco-sync run, a first full copy of people.Person\n`)
console.log(table(['store', 'records', 'peak MB', 'of the first', 'records a second'], rows))
if (worst > MOST) {
  console.error(`The peak grew to ${figure(worst)} of that of the smallest copy; ${MOST} is promised.`)
  process.exitCode = 1
}
