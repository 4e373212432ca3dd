import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, personalAccessToken } from '@pcokit/sdk'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createSync, type SyncStore } from '../../src/index.ts'
import { postgresStore } from '../../src/stores/postgres/index.ts'
import { redisStore } from '../../src/stores/redis/index.ts'
import { sqliteStore } from '../../src/stores/sqlite/index.ts'
import { FakeClock, FakeSource, people, row, seeded } from '../support/fake-source.ts'
import { type TestServer, testServer } from '../support/postgres.ts'
import { freshPrefix, sharedRedis } from '../support/redis.ts'

const P = 'people.Person'
const client = createClient({ auth: personalAccessToken('id', 'secret'), products: {} })
const redis = await sharedRedis()
const folder = mkdtempSync(join(tmpdir(), 'pcokit-unkeepable-'))
let postgres: TestServer
beforeAll(async () => {
  postgres = await testServer()
})
afterAll(async () => {
  await postgres?.stop()
  await redis?.stop()
  rmSync(folder, { recursive: true })
})

const stores: [name: string, open: () => SyncStore][] = [
  ['SQLite', () => sqliteStore(join(folder, 'church.db'))],
  ['Postgres', () => postgresStore({ url: postgres.url, schema: postgres.schema() })],
]
if (redis) stores.push(['Redis', () => redisStore({ url: redis.url, prefix: freshPrefix() })])

it.each(stores)(
  '%s keeps 9 MB and NUL in a text, and puts aside what has no id it can keep',
  async (_, open) => {
    const [clock, store] = [new FakeClock(), open()]
    const source = new FakeSource(clock)
    const attributes = { notes: `a\0b\ud800${'x'.repeat(9_000_000)}` }
    const odd = ['a\0b', 'c\ud800', 'd'.repeat(5000)]
    const rows = [row('Person', '1', attributes), ...odd.map((id) => row('Person', id)), row('Person', '2')]
    source.lists.set(P, rows)
    const sync = createSync({
      ...{ client, connection: 'a', store, catalogues: [people], streams: [P], clock, source },
      ...{ random: seeded(1), owner: 'me', ownerGone: () => false, deepEvery: 0 },
    })
    // The second time they are asked for one by one, and come again.
    for (let run = 0; run < 2; run++) {
      const report = await sync.run()
      expect(report.streams[0]).toMatchObject({ outcome: 'complete', quarantined: 3, trouble: null })
    }
    const found: string[] = []
    for await (const record of sync.records(P)) {
      found.push(record.id)
      if (record.id === '1') expect(record.attributes).toEqual(attributes)
    }
    expect(found).toEqual(['1', '2'])
    const [status] = (await sync.status()).streams
    expect(status?.quarantine.map(({ id }) => id).sort()).toEqual(odd.sort())
    await store.close()
  },
  20_000,
)
