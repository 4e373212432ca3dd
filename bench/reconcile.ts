/** Requests to find 50 deletes scattered among 100,000 people, against the floor and against reading everything again. */
import { createClient, personalAccessToken } from '@pcokit/sdk'
import { people } from '@pcokit/sdk/people'
import { createSync } from '@pcokit/sync'
import { memoryStore } from '@pcokit/sync/memory'
import { seeded } from '../sync/test/support/fake-source.ts'
import { bigList } from './support/big-list.ts'
import { figure, table } from './support/stats.ts'
import { ticking } from './support/ticking.ts'

const size = Number(process.env.BENCH_PEOPLE ?? 100_000)
const deletes = Number(process.env.BENCH_DELETES ?? 50)
const seeds = Number(process.env.BENCH_SEEDS ?? 20)
/** Pages that find the deletes, the mean over seeds; and requests where there are none. */
const [MOST, IDLE] = [215, 3]

const LAG = 600_000
const clock = ticking(Date.UTC(2026, 5, 1))
const list = bigList(size, { random: seeded(1), until: clock.now() })
const client = createClient({
  auth: personalAccessToken('id', 'secret'),
  products: { people },
  clock,
  fetch: async (input) => {
    clock.pass(200)
    return list.answer(new URL(input instanceof Request ? input.url : String(input)))
  },
})
const sync = createSync({
  client,
  connection: 'bench',
  store: memoryStore(),
  streams: ['people.Person'],
  clock,
  lag: LAG,
})
const reading = await sync.run({ strategy: 'full' })
clock.pass(2 * LAG)
// The filter is tried once in a stream's life.
await sync.run({ strategy: 'reconcile' })
const idle = await sync.run({ strategy: 'reconcile' })

const found: { pages: number; gets: number; deleted: number }[] = []
for (let seed = 1; seed <= seeds; seed++) {
  const random = seeded(seed)
  const ids = new Set<string>()
  while (ids.size < deletes) ids.add(list.ids[Math.floor(random() * list.ids.length)]!)
  list.remove(ids)
  clock.pass(2 * LAG)
  const before = list.gets
  const report = await sync.run({ strategy: 'reconcile' })
  const gets = list.gets - before
  found.push({ pages: report.requests - gets, gets, deleted: report.streams[0]!.deleted })
}
const mean = (of: (one: (typeof found)[number]) => number): number =>
  found.reduce((sum, one) => sum + of(one), 0) / found.length

const pages = mean((one) => one.pages)
console.log(`${figure(size)} people, ${deletes} of them deleted, ${seeds} seeds\n`)
console.log(
  table(
    ['', 'requests'],
    [
      ['nothing deleted', figure(idle.requests)],
      ['pages to find the deletes, mean', figure(pages)],
      ['the most of a seed', figure(Math.max(...found.map((one) => one.pages)))],
      ['GETs to prove them, mean', figure(mean((one) => one.gets))],
      ['deletes proven, mean', figure(mean((one) => one.deleted))],
      ['the floor: one GET each', figure(deletes)],
      ['reading everything again', figure(reading.requests)],
    ],
  ),
)
const right = found.every(({ deleted }) => deleted === deletes)
if (pages > MOST || idle.requests > IDLE || !right) {
  console.error(`\nmore than ${MOST} pages, or ${IDLE} requests where nothing is gone, or deletes not found`)
  process.exit(1)
}
