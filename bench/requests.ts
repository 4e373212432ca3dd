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
const mock = createMockPco({ seed: 1, people, rateLimit: { limit: Number.POSITIVE_INFINITY } })
const client = createClient({ auth: personalAccessToken('id', 'secret'), products, fetch: mock.fetch })
const sync = createSync({ client, connection: 'bench', store: memoryStore() })
const report = await sync.run()
const sent = mock.stats.requests
const ways = await waysOf(mock)
const floor = floorOf(ways)

const read = new Map(report.streams.map(({ stream, requests }) => [stream, requests]))
const least = [...read.keys()].reduce((sum, stream) => sum + (floor.get(stream) ?? 0), 0)
const dearer = [...read]
  .map(([stream, requests]) => ({ stream, requests, least: floor.get(stream) ?? 0 }))
  .filter(({ requests, least }) => requests > least)
  .sort((a, b) => b.requests - b.least - (a.requests - a.least))

console.log(`A church of ${figure(people)} people, all products: ${report.outcome}, ${read.size} types\n`)
console.log(
  table(
    ['', 'requests', 'against the floor'],
    [
      ['pcokit', figure(sent), figure(sent / least)],
      ['the floor', figure(least), figure(1)],
      ['every list below every row', figure(ways.requests), figure(ways.requests / least)],
    ],
  ),
)
// The floor is the least over routes: to be below it is to lack rows, and is said.
const cheaper = [...read].filter(([stream, requests]) => requests < (floor.get(stream) ?? 0))
for (const [stream, requests] of cheaper)
  console.log(
    `below the floor: ${stream} ${requests} of ${floor.get(stream)}: not every row of the mock came`,
  )
console.log(`\nthe naive walk takes ${figure(ways.requests / sent)} times the requests of pcokit\n`)
console.log(
  table(
    ['above the floor', 'requests', 'floor'],
    dearer.slice(0, 12).map(({ stream, requests, least }) => [stream, figure(requests), figure(least)]),
  ),
)
