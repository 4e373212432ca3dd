import { withPages } from './support/listing.ts'
import { kept } from './support/paths.ts'
import { figure, median, table } from './support/stats.ts'

const rounds = Number(process.env.BENCH_ROUNDS ?? 3)
const client = 'pcokit, six pages in flight'
const folder = await kept('alone')

const peaks: { readonly records: number; readonly peakMb: number; readonly seconds: number }[] = []
for (const records of [10_000, 1_000_000]) {
  const runs = await withPages(folder, { records, latency: 0 }, async (list) => {
    const listed = []
    for (let round = 0; round < rounds; round++) listed.push(await list(client))
    return listed
  })
  peaks.push({
    records,
    peakMb: median(runs.map((run) => run.peakMb)),
    seconds: median(runs.map((run) => run.seconds)),
  })
}
const first = peaks[0]?.peakMb ?? 1
console.log(`Node ${process.version}; ${client}; medians of ${rounds} runs\n`)
console.log(
  table(
    ['records', 'peak, MB', 'times the first', 'seconds'],
    peaks.map(({ records, peakMb, seconds }) => [
      figure(records),
      figure(peakMb),
      figure(peakMb / first),
      figure(seconds),
    ]),
  ),
)
