/** Requests of a full copy of every product, against the floor and against following every list below every row. */
import { createClient, personalAccessToken } from '@pcokit/sdk'
import { createMockPco } from '@pcokit/sdk/mock'
import { createSync } from '@pcokit/sync'
import { memoryStore } from '@pcokit/sync/memory'
import { floorOf } from './support/floor.ts'
import { products } from './support/products.ts'
import { figure, table } from './support/stats.ts'
import { waysOf } from './support/ways.ts'

const people = Number(process.env.BENCH_PEOPLE ?? 2000)
/** More than this share of the floor is too much, at the size that is measured by default. */
const MOST = 1.02

const church = (seed: number, people: number) =>
  createMockPco({ seed, people, rateLimit: { limit: Number.POSITIVE_INFINITY } })

/** A small church with songs that no plan holds. */
const sparseChurch = (seed: number) => {
  const small = church(seed, 60)
  for (const { id } of small.db.all('services.Item').slice(2)) small.db.delete('services.Item', id)
  return small
}

const mock = church(1, people)
let refused = 0
const fetch: typeof globalThis.fetch = async (input, init) => {
  const response = await mock.fetch(input, init)
  if (response.status === 429 || response.status >= 500) refused++
  return response
}
const client = createClient({ auth: personalAccessToken('id', 'secret'), products, fetch })
const sync = createSync({ client, connection: 'bench', store: memoryStore() })
const plan = await sync.plan()
const report = await sync.run()
const probes = report.streams.reduce((sum, stream) => sum + stream.probes, 0)
const sent = mock.stats.requests - probes - refused
const ways = await waysOf(mock, true)
const sparse = await Promise.all([2, 3].map((seed) => waysOf(sparseChurch(seed))))
const floor = floorOf([ways, ...sparse])

const read = new Map(report.streams.map(({ stream, requests }) => [stream, requests]))
const least = [...read.keys()].reduce((sum, stream) => sum + (floor.get(stream) ?? 0), 0)
const dearer = [...read]
  .map(([stream, requests]) => ({ stream, requests, least: floor.get(stream) ?? 0 }))
  .filter(({ requests, least }) => requests > least)
  .sort((a, b) => b.requests - b.least - (a.requests - a.least))
const naive = ways.requests + ways.toOne

console.log(`A church of ${figure(people)} people, all products: ${report.outcome}, ${read.size} types\n`)
console.log(
  table(
    ['', 'requests', 'against the floor', 'against pcokit'],
    [
      ['pcokit', sent],
      ['the floor', least],
      ['naive: every list below every row', ways.requests],
      ['naive, with to-one edges that PCO documents as lists', naive],
      ['the same in plain nested loops, rows met again asked again', ways.loops],
    ].map(([what, requests]) => [
      `${what}`,
      figure(+requests!),
      figure(+requests! / least),
      figure(+requests! / sent),
    ]),
  ),
)
console.log(
  `\napart: ${probes} probes of filters and of lists believed empty, ${refused} requests refused by the server`,
)
console.log(`planned before anything was counted: ${figure(plan.assumed)}, naive ${figure(plan.naive)}`)
// The floor is the least over routes: to be below it is to lack rows, and is said.
for (const [stream, requests] of read) {
  const bound = floor.get(stream) ?? 0
  if (requests < bound)
    console.log(`below the floor: ${stream} ${requests} of ${bound}: not every row of the mock came`)
}
console.log(
  `\n${table(
    ['above the floor', 'requests', 'floor'],
    dearer.slice(0, 12).map(({ stream, requests, least }) => [stream, figure(requests), figure(least)]),
  )}`,
)
if (sent > least * MOST && people >= 2000) {
  console.error(`\nFAILED: ${figure(sent / least)} times the floor is more than ${MOST}`)
  process.exitCode = 1
}
