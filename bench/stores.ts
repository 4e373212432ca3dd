import { randomUUID } from 'node:crypto'
import { createMockPco } from '@pcokit/sdk/mock'
import type { Commit, Fence, Space } from '../sync/src/store/index.ts'
import { checkpointOf, copyOf } from '../sync/src/testing/samples.ts'
import { changeBetween, merge, plainTraits } from '../sync/src/writer/index.ts'
import { figure, median, table } from './support/stats.ts'
import { type Contest, memory, postgres, redis, sqlite } from './support/stores.ts'

const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const records = Number(process.env.BENCH_RECORDS ?? 20_000)
const PAGE = 100
const STREAM = 'people.Person'
/** Of the bare insert's rate, what SQLite promises. */
const LEAST = 0.5

/** People of the mock, as often as it takes, each under an id of its own. */
const people = createMockPco({ seed: 1, people: 500 }).db.all(STREAM)

/** What a full copy commits a page: records, sightings, feed and checkpoint, merged beforehand. */
function pageOf(index: number, fence: Fence): Commit {
  const observed = index + 1
  const rows = Array.from({ length: PAGE }, (_, place) => {
    const number = index * PAGE + place
    const id = String(number)
    const copy = copyOf(STREAM, id, observed, {})
    return merge(
      null,
      { ...copy, row: { ...people[number % people.length], id } as typeof copy.row },
      plainTraits,
    )
  })
  const seen = rows.map(({ id }) => ({ id, generation: 'g1', observed, input: `list.${observed}`, rev: 1 }))
  const changes = rows.map((record) => changeBetween(null, record)!)
  return {
    fence,
    records: rows,
    tombstones: [],
    seen,
    checkpoint: checkpointOf(STREAM, index),
    changes,
    observed,
  }
}

/** The same list read again, where nothing changed. */
function again({ fence, seen, checkpoint, observed }: Commit): Commit {
  const later = observed + 1e6
  const sightings = seen.map((sighting) => ({ ...sighting, generation: 'g2', observed: later }))
  return { fence, records: [], tombstones: [], seen: sightings, checkpoint, changes: [], observed: later }
}

async function rate(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return records / ((performance.now() - start) / 1000)
}

async function leaseOn(space: Space): Promise<Fence> {
  const nonce = randomUUID()
  const answer = await space.acquire({ name: STREAM, owner: 'bench', nonce, ttl: 3_600_000, now: Date.now() })
  if (!answer.granted) throw new Error('A fresh store refused its lease.')
  return answer.fence
}

interface Round {
  readonly first: number
  readonly second: number
  readonly bare: number
}

async function roundOf(contest: Contest): Promise<Round> {
  const store = await contest.store()
  const space = await store.open('bench')
  const fence = await leaseOn(space)
  const pages = Array.from({ length: records / PAGE }, (_, index) => pageOf(index, fence))
  const put = async (commits: readonly Commit[]): Promise<void> => {
    for (const commit of commits) await space.commit(commit)
  }
  const insert = await contest.bare()
  const bare = await rate(async () => {
    for (const page of pages) await insert(page.records)
  })
  const first = await rate(() => put(pages))
  const second = await rate(() => put(pages.map(again)))
  const { live } = await space.count(STREAM)
  const seen = await space.countSeen(STREAM, 'g2')
  if (live !== records || seen !== records)
    throw new Error(`${contest.name} kept ${live} records, saw ${seen}.`)
  await store.close()
  return { first, second, bare }
}

const results = new Map<string, Round[]>()
for (const start of [memory, sqlite, postgres, redis]) {
  const contest = await start()
  if (!contest) continue
  try {
    await roundOf(contest) // Warms up, unmeasured.
    const measured: Round[] = []
    for (let round = 0; round < rounds; round++) measured.push(await roundOf(contest))
    results.set(contest.name, measured)
  } finally {
    await contest.stop()
  }
}

const resource = Buffer.byteLength(JSON.stringify(people[0]))
console.log(
  `Node ${process.version}; records a second, ${figure(records)} people of about ${figure(resource)} bytes, ${PAGE} a commit; medians of ${rounds} rounds\n`,
)
console.log(
  table(
    ['store', 'first full copy', 'the same rows, bare', 'ratio', 'read again, unchanged'],
    [...results].map(([name, measured]) => [
      name,
      figure(median(measured.map(({ first }) => first))),
      figure(median(measured.map(({ bare }) => bare))),
      figure(median(measured.map(({ first, bare }) => first / bare))),
      figure(median(measured.map(({ second }) => second))),
    ]),
  ),
)

const ratio = median((results.get('SQLite') ?? []).map(({ first, bare }) => first / bare))
if (ratio < LEAST) {
  console.error(`SQLite took in ${figure(ratio)} of what the bare insert does; ${LEAST} is promised.`)
  process.exitCode = 1
}
