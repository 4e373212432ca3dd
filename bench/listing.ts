import { type Listed, withPages } from './support/listing.ts'
import { kept } from './support/paths.ts'
import { peers } from './support/peers.ts'
import { figure, median, table } from './support/stats.ts'

const records = Number(process.env.BENCH_RECORDS ?? 100_000)
const rounds = Number(process.env.BENCH_ROUNDS ?? 5)

const OURS = [
  'pcokit, no validation',
  'pcokit, default',
  'pcokit, validation as errors',
  'pcokit, six pages in flight',
]
const PEERS = ['planning-center-api', 'kitsu']

/** Medians of several rounds; in a round the clients take turns, so that a slow minute of the machine hits all. */
async function compare(
  title: string,
  clients: readonly string[],
  listing: { records: number; latency: number },
  rounds: number,
) {
  const results = new Map<string, Listed[]>(clients.map((client) => [client, []]))
  await withPages(folder, listing, async (list) => {
    for (let round = 0; round < rounds; round++) {
      for (const client of clients) results.get(client)?.push(await list(client))
    }
  })
  const middle = (client: string, key: keyof Listed): number =>
    median((results.get(client) as Listed[]).map((each) => each[key]))
  const floor = middle('raw', 'seconds')
  console.log(`\n${title}\n`)
  console.log(
    table(
      ['client', 'records/s', 'of the raw loop', 'CPU, µs a record', 'peak, MB'],
      clients.map((client) => [
        client === 'raw' ? 'fetch + JSON.parse' : client,
        figure(Math.round(listing.records / middle(client, 'seconds'))),
        figure(floor / middle(client, 'seconds')),
        figure(middle(client, 'cpuMicros')),
        figure(middle(client, 'peakMb')),
      ]),
    ),
  )
}

const installed = await peers()
const folder = installed ?? (await kept('alone'))
const clients = ['raw', ...OURS, ...(installed === null ? [] : PEERS)]
console.log(`Node ${process.version}; medians of ${rounds} rounds`)
await compare(`${figure(records)} people, loopback, no latency`, clients, { records, latency: 0 }, rounds)
await compare(
  `${figure(records / 10)} people, 200 ms before each answer`,
  clients.filter((client) => !client.includes('validation')),
  { records: records / 10, latency: 200 },
  Math.min(rounds, 3),
)
