import { type Listed, withPages } from './support/listing.ts'
import { kept } from './support/paths.ts'
import { figure, median, table } from './support/stats.ts'

const rounds = Number(process.env.BENCH_ROUNDS ?? 3)
const SIZES = [10_000, 1_000_000]
const CLIENTS = { raw: 'fetch + JSON.parse', 'pcokit, six pages in flight': 'pcokit, six pages in flight' }

/**
 * Left alone, Node lets its heap grow before it collects, for any client: a longer run peaks higher. Held to a small
 * heap it must collect, and a client that kept its records would end for want of memory.
 */
const HEAPS = {
  'as Node sets it': [],
  'held to 40 MB': ['--max-old-space-size=40', '--max-semi-space-size=1'],
}

const folder = await kept('alone')
const results = new Map<string, Listed[]>()
for (const records of SIZES) {
  await withPages(folder, { records, latency: 0 }, async (list) => {
    for (let round = 0; round < rounds; round++) {
      for (const client of Object.keys(CLIENTS)) {
        for (const [heap, flags] of Object.entries(HEAPS)) {
          const key = `${client} ${heap} ${records}`
          results.set(key, [...(results.get(key) ?? []), await list(client, flags)])
        }
      }
    }
  })
}

const peak = (client: string, heap: string, records: number): number =>
  median((results.get(`${client} ${heap} ${records}`) ?? []).map((run) => run.peakMb))
console.log(`Node ${process.version}; peak memory in MB, medians of ${rounds} runs\n`)
console.log(
  table(
    ['client', 'heap', ...SIZES.map((records) => `${figure(records)} records`), 'ratio'],
    Object.entries(CLIENTS).flatMap(([client, name]) =>
      Object.keys(HEAPS).map((heap) => {
        const peaks = SIZES.map((records) => peak(client, heap, records))
        return [name, heap, ...peaks.map(figure), figure((peaks[1] ?? 0) / (peaks[0] ?? 1))]
      }),
    ),
  ),
)
