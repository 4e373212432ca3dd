import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { catalogues } from '@pcokit/sdk/catalogue'
import { createMockPco } from '@pcokit/sdk/mock'
import type { AnyRow } from '@pcokit/sdk/runtime'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Checkpoint, Space, SyncStore } from '../src/index.ts'
import { select, streamsOf } from '../src/planner/index.ts'
import { postgresStore } from '../src/stores/postgres/index.ts'
import { redisStore } from '../src/stores/redis/index.ts'
import { sqliteStore } from '../src/stores/sqlite/index.ts'
import { bundleBin, scratch } from './support/bundle.ts'
import { seeded } from './support/fake-source.ts'
import { type Front, frontOf } from './support/front.ts'
import { type TestServer, testServer } from './support/postgres.ts'
import { haveRedis, RedisServer } from './support/redis.ts'

/** How often each is killed, for a longer proof than a build waits for. */
const KILLS = process.env.PCOKIT_KILLS
const random = seeded(20)
const upTo = (most: number): number => 1 + Math.floor(random() * most)

const mock = createMockPco({ seed: 1, people: 600, rateLimit: { limit: 1000, period: 1 } })
let bin: Awaited<ReturnType<typeof bundleBin>>
let folder: Awaited<ReturnType<typeof scratch>>
let front: Front
let postgres: TestServer
let schema: string
let redis: RedisServer

/** A store that outlives a process: what the program is told, and the same for the test. */
interface Durable {
  readonly name: string
  readonly kills: number
  address(): string
  open(): SyncStore
}

const haveServer = await haveRedis()
const church = (): string => join(folder.path, 'church.db')
const durable: readonly Durable[] = [
  { name: 'SQLite', kills: 20, address: () => `sqlite:${church()}`, open: () => sqliteStore(church()) },
  {
    name: 'Postgres',
    kills: 5,
    address: () => `${postgres.url}?schema=${schema}`,
    open: () => postgresStore({ url: postgres.url, schema }),
  },
  ...(haveServer
    ? [{ name: 'Redis', kills: 5, address: () => redis.url, open: () => redisStore(redis.url) }]
    : []),
]

beforeAll(async () => {
  ;[bin, folder, front, postgres] = await Promise.all([bundleBin(), scratch(), frontOf(mock), testServer()])
  schema = postgres.schema()
  if (haveServer) redis = await RedisServer.start(['--appendonly', 'yes', '--appendfsync', 'always'])
})
afterAll(() =>
  Promise.all([bin?.remove(), folder?.remove(), front?.close(), postgres?.stop(), redis?.stop()]),
)

interface End {
  readonly killed: boolean
  readonly code: number | null
  readonly stderr: string
}

/** One run of the program; `kill` gets a function that ends it with -9. */
function run(
  { address }: Durable,
  kill?: (now: () => void) => void,
  more: readonly string[] = [],
): Promise<End> {
  const env = {
    PATH: process.env.PATH,
    PCO_BASE_URL: front.url,
    PCO_APP_ID: 'id',
    PCO_SECRET: 'not-to-be-seen',
  }
  const where = ['--store', address(), '--streams', STREAMS.join(',')]
  const args = [bin.path, 'run', '--json', '--log', 'info', ...where, ...more]
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let stderr = ''
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  kill?.(() => child.kill('SIGKILL'))
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      front.onRequest = front.onAnswer = () => {}
      resolve({ killed: signal === 'SIGKILL', code, stderr })
    })
  })
}

/** Kills at a random request: as it arrives, as its answer leaves, or some turns of the event loop later. */
function atRandom(now: () => void): void {
  const last = upTo(9)
  const turns = random() < 0.3 ? 0 : upTo(40)
  const late = (left: number): void => {
    if (left === 0) now()
    else setImmediate(() => late(left - 1))
  }
  let seen = 0
  const count = (): void => {
    if (++seen === last) late(turns)
  }
  if (random() < 0.3) front.onRequest = count
  else front.onAnswer = count
}

async function inStore<T>({ open }: Durable, work: (space: Space) => Promise<T>): Promise<T> {
  const store = open()
  try {
    return await work(await store.open('default'))
  } finally {
    await store.close()
  }
}

/** Lists of their own, rides on them and walks below them; without the walks that take a request a person. */
const STREAMS = [
  ...['people.Person', 'people.Email', 'people.PhoneNumber', 'people.FieldDatum', 'people.Message'],
  ...['people.Note', 'people.PlatformNotification', 'people.HouseholdMembership', 'people.WorkflowCard'],
  ...[
    'people.WorkflowCardActivity',
    'people.Rule',
    'people.Condition',
    'giving.Donation',
    'giving.Designation',
  ],
  ...['groups.Membership', 'people.Household', 'people.Workflow', 'people.List', 'groups.Group'],
]

const progress = ({ reading, complete, requests }: Checkpoint) => ({ reading, complete, requests })

/** What was asked for by include stands on a row besides what PCO always sends of it. */
const ASKED = new Set([
  'conditions',
  'designations',
  'rules',
  'person_apps',
  'platform_notifications',
  'steps',
  'shares',
])

const said = (row: AnyRow) => {
  const related = Object.entries(row.relationships ?? {})
    .filter(([name]) => !ASKED.has(name))
    .map(([name, value]) => [name, value?.data ?? null])
  return {
    type: row.type,
    id: row.id,
    attributes: row.attributes,
    relationships: Object.fromEntries(related),
  }
}

const listed = select(streamsOf(catalogues), STREAMS).map(({ name }) => name)

async function everything(space: Space, stream: string) {
  const found = []
  for (let after: string | undefined; ; ) {
    const page = await space.scan(stream, { after, limit: 500 })
    found.push(...page)
    if (page.length < 500) return found
    after = page.at(-1)!.id
  }
}

it.each(durable)(
  'a sync into $name killed again and again at random points ends equal to the source, nothing doubled, no checkpoint lost',
  async (target) => {
    const wanted = Number(KILLS ?? target.kills)
    let kills = 0
    let before = new Map<string, Checkpoint>()
    for (let round = 0; kills < wanted && round < 4 * wanted; round++) {
      const end = await run(target, atRandom)
      if (end.killed) kills++
      else expect(end, end.stderr).toMatchObject({ code: 0 })
      const after = await inStore(target, (space) => space.checkpoints())
      for (const checkpoint of after) {
        const was = before.get(checkpoint.stream)
        if (!was) continue
        const [then, now] = [progress(was), progress(checkpoint)]
        expect(now.requests).toBeGreaterThanOrEqual(then.requests)
        if (now.reading?.id === then.reading?.id)
          expect(now.reading?.pages ?? 0).toBeGreaterThanOrEqual(then.reading?.pages ?? 0)
        if (then.complete) expect(now.complete).not.toBeNull()
      }
      expect(after.length).toBeGreaterThanOrEqual(before.size)
      before = new Map(after.map((checkpoint) => [checkpoint.stream, checkpoint]))
      // The church goes on living meanwhile.
      const person = String(upTo(600))
      mock.db.update('people.Person', person, { first_name: `Ada ${round}` })
    }
    expect(kills).toBe(wanted)
    // The first completes what was cut off, the second brings in what changed behind it, stamped or not.
    const ends = [await run(target), await run(target, undefined, ['--full'])]
    for (const { code, stderr } of ends) {
      expect(code, stderr).toBe(0)
      expect(stderr).not.toContain('not-to-be-seen')
    }
    await inStore(target, async (space) => {
      const feed = await space.changes({ after: 0, limit: 1_000_000 })
      expect(feed.map(({ seq }) => seq)).toEqual(feed.map((_, index) => index + 1))
      const created = feed.filter(({ kind }) => kind === 'created').map(({ stream, id }) => `${stream} ${id}`)
      expect(new Set(created).size).toBe(created.length)
      let records = 0
      for (const stream of listed) {
        const stored = (await everything(space, stream)).map(({ resource }) => said(resource))
        const truth = mock.db.all(stream).map(said)
        const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)
        expect(stored.sort(byId), stream).toEqual(truth.sort(byId))
        records += stored.length
      }
      expect(created.length).toBe(records)
      expect(records).toBeGreaterThan(4000)
    })
  },
  120_000 + Number(KILLS ?? 0) * 6000,
)

it('three processes that open a new database at the same moment make its schema once', async () => {
  schema = postgres.schema()
  const target = durable[1]!
  const ends = await Promise.all([run(target), run(target), run(target)])
  for (const { stderr } of ends) {
    expect(stderr).not.toMatch(/already exists|deadlock|schema_newer/)
    expect(stderr).not.toContain(postgres.password)
  }
  // Each leaves to the others what they hold, and says so; what is left over, the next brings in.
  const last = await run(target)
  expect(last.code, last.stderr).toBe(0)
  expect(await postgres.query(`SELECT name FROM ${schema}.spaces`)).toEqual([{ name: 'default' }])
  await inStore(target, async (space) => {
    const created = (await space.changes({ after: 0, limit: 1_000_000 })).map(
      ({ stream, id }) => `${stream} ${id}`,
    )
    expect(new Set(created).size).toBe(created.length)
  })
}, 120_000)
