import { inspect } from 'node:util'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Space, SyncStore } from '../../src/store/index.ts'
import { type PostgresOptions, postgresStore } from '../../src/stores/postgres/index.ts'
import { checkpointOf, commitOf, copyOf, lease, recordOf } from '../../src/testing/samples.ts'
import { type TestServer, testServer } from '../support/postgres.ts'

const P = 'people.Person'

let server: TestServer
let schema: string
const open: SyncStore[] = []

beforeAll(async () => {
  server = await testServer()
})
beforeEach(() => {
  schema = server.schema()
})
afterEach(() => Promise.all(open.splice(0).map((store) => store.close())))
afterAll(() => server?.stop())

function storeOf(options: PostgresOptions = {}): SyncStore {
  const store = postgresStore({ url: server.url, schema, ...options })
  open.push(store)
  return store
}

const ada = (observed = 1) => recordOf(copyOf(P, '1', observed, { name: 'Ada' }))

async function holds(space: Space, records: number, feed: number): Promise<void> {
  expect((await space.count(P)).live).toBe(records)
  expect((await space.changes({ after: 0, limit: 100 })).map(({ seq }) => seq)).toEqual(
    Array.from({ length: feed }, (_, index) => index + 1),
  )
}

describe('the schema', () => {
  it('is made once by many who open it at the same moment', async () => {
    const stores = Array.from({ length: 6 }, () => storeOf())
    const spaces = await Promise.all(stores.map((store) => store.open('a')))
    const fence = await lease(spaces[0]!, P)
    await spaces[5]!.commit(commitOf(fence, [ada()]))
    await holds(spaces[3]!, 1, 1)
    expect(await server.query(`SELECT version FROM ${schema}.version`)).toEqual([{ version: 1 }])
    expect(await server.query(`SELECT name FROM ${schema}.spaces`)).toEqual([{ name: 'a' }])
  })

  it('written by a newer version is refused, with what to do', async () => {
    await storeOf().open('a')
    await server.query(`UPDATE ${schema}.version SET version = 99`)
    await expect(storeOf().open('a')).rejects.toMatchObject({
      code: 'schema_newer',
      message: expect.stringContaining('Update @pcokit/sync'),
    })
  })

  it('whose making fails leaves nothing behind', async () => {
    await server.query(`CREATE SCHEMA ${schema}`)
    await server.query(`CREATE TABLE ${schema}.leases (mine text)`)
    await expect(storeOf().open('a')).rejects.toMatchObject({ code: 'store_failed' })
    const left = await server.query(
      `SELECT relname FROM pg_class WHERE relnamespace = '${schema}'::regnamespace`,
    )
    expect(left).toEqual([{ relname: 'leases' }])
  })

  it('that is up to date is opened by a user who may only read', async () => {
    await storeOf().open('a')
    const user = `${schema}_user`
    await server.query(`CREATE ROLE ${user} LOGIN PASSWORD 'reader-secret'`)
    try {
      await server.query(`GRANT USAGE ON SCHEMA ${schema} TO ${user}`)
      await server.query(`GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO ${user}`)
      const url = new URL(server.url)
      url.username = user
      url.password = 'reader-secret'
      const space = await storeOf({ url: url.href }).open('a')
      expect(await space.count(P)).toEqual({ live: 0, gone: 0 })
      await expect(lease(space, P)).rejects.toMatchObject({ code: 'store_readonly' })
      const other = storeOf({ url: url.href, schema: server.schema() })
      await expect(other.open('a')).rejects.toMatchObject({ code: 'store_readonly' })
      await Promise.all(open.splice(0).map((store) => store.close()))
    } finally {
      await server.query(`DROP OWNED BY ${user}`)
      await server.query(`DROP ROLE ${user}`)
    }
  })

  it('is one of several in a database, and they never meet', async () => {
    const [one, two] = [await storeOf().open('a'), await storeOf({ schema: server.schema() }).open('a')]
    await one.commit(commitOf(await lease(one, P), [ada()]))
    await holds(one, 1, 1)
    await holds(two, 0, 0)
  })

  it('can be named in the address', async () => {
    const url = `${server.url}${server.url.includes('?') ? '&' : '?'}schema=${schema}`
    const store = postgresStore(url)
    open.push(store)
    const space = await store.open('a')
    await space.commit(commitOf(await lease(space, P), [ada()]))
    await holds(await storeOf().open('a'), 1, 1)
    expect(store.label).not.toContain('schema')
  })

  it.each(['', 'a"b', 'a b', `${'x'.repeat(60)}`])('cannot be called %j', (name) => {
    expect(() => postgresStore({ url: server.url, schema: name })).toThrow(/letters, digits/)
  })
})

describe('a pool of your own', () => {
  it('is used and left open', async () => {
    const pool = new pg.Pool({ connectionString: server.url })
    const store = storeOf({ pool })
    const space = await store.open('a')
    await space.commit(commitOf(await lease(space, P), [ada()]))
    await store.close()
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
    expect(pool.listenerCount('error')).toBe(0)
    await pool.end()
  })
})

describe('the fence', () => {
  it('holds while another takes the lease in the midst of a commit: one of them wins, never both', async () => {
    const space = await storeOf().open('a')
    for (let round = 1; round <= 10; round++) {
      const name = `people.T${round}`
      const old = await lease(space, name, 'n1')
      const copy = recordOf(copyOf(name, '1', 1, {}))
      const [commit, taken] = await Promise.allSettled([
        space.commit(commitOf(old, [copy])),
        space.acquire({ name, owner: 'o', nonce: 'n2', ttl: 60_000, now: 0, evict: old }),
      ])
      expect(taken).toMatchObject({ value: { granted: true } })
      const there = (await space.count(name)).live
      expect(there).toBe(commit.status === 'fulfilled' ? 1 : 0)
      if (commit.status === 'rejected') expect(commit.reason).toMatchObject({ code: 'fenced' })
    }
  })

  it('keeps others from the lease until the commit under way is over', async () => {
    const space = await storeOf().open('a')
    const old = await lease(space, P)
    // The commit goes on once another waits for the lease; that it was taken in the midst would be seen here.
    await server.query(`CREATE SEQUENCE ${schema}.times`)
    await server.query(`CREATE FUNCTION ${schema}.wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      PERFORM nextval('${schema}.times');
      FOR i IN 1..6000 LOOP
        IF EXISTS (SELECT FROM ${schema}.leases WHERE counter > 1) THEN RAISE EXCEPTION 'taken in the midst'; END IF;
        EXIT WHEN EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%"${schema}".leases AS l%');
        PERFORM pg_sleep(0.01);
        PERFORM pg_stat_clear_snapshot();
      END LOOP;
      RETURN NEW; END $$`)
    await server.query(`CREATE TRIGGER wait AFTER INSERT ON ${schema}.records FOR EACH ROW
      EXECUTE FUNCTION ${schema}.wait()`)
    const commit = space.commit(commitOf(old, [ada()]))
    const atWork = async (): Promise<void> => {
      const [times] = await server.query<{ is_called: boolean }>(`SELECT is_called FROM ${schema}.times`)
      if (!times?.is_called) await atWork()
    }
    await atWork()
    const taken = space.acquire({ name: P, owner: 'o', nonce: 'n2', ttl: 60_000, now: 0, evict: old })
    expect(await commit).toEqual({ lastSeq: 1 })
    expect(await taken).toMatchObject({ granted: true, fence: { counter: 2 } })
    await expect(space.commit(commitOf(old, []))).rejects.toMatchObject({ code: 'fenced' })
  })

  it('is granted again to the request whose answer was lost, and told to others in their clock', async () => {
    const space = await storeOf().open('a')
    const ask = { name: P, owner: 'me', nonce: 'n1', ttl: 60_000, now: 5_000_000 }
    const first = await space.acquire(ask)
    expect(await space.acquire(ask)).toEqual(first)
    const other = await space.acquire({ ...ask, owner: 'you', nonce: 'n2', now: 1000 })
    if (other.granted) throw new Error('a second holder was let in')
    expect(other.holder.expiresAt).toBeGreaterThan(1000)
    expect(other.holder.expiresAt).toBeLessThanOrEqual(61_000)
  })
})

describe('what cannot be done is said with a stable code, and without the password', () => {
  const wrong = (change: (url: URL) => void): string => {
    const url = new URL(server.url)
    change(url)
    return url.href
  }
  const cases: [string, () => string, string][] = [
    ['no such database', () => wrong((url) => (url.pathname = '/nowhere')), 'store_open'],
    ['nobody listens', () => wrong((url) => (url.port = '1')), 'store_unavailable'],
  ]
  async function refused(url: string, code: string): Promise<void> {
    const store = storeOf({ url })
    const error = await store.open('a').catch((thrown) => thrown)
    expect(error).toMatchObject({ code })
    const said = [inspect(error, { depth: 9, showHidden: true }), store.label, JSON.stringify(error)].join()
    for (const secret of [server.password || 'wr0ng', 'wr0ng/pass', 'wr0ng%2Fpass'])
      expect(said).not.toContain(secret)
    expect(store.label).toMatch(/^postgres:\/\/[\w.]+:\d+\/\w+$/)
  }
  it.each(cases)('%s', (_, url, code) => refused(url(), code))

  it('a wrong password', async (context) => {
    if (!server.restart) return context.skip() // Another's server may trust everyone.
    const url = wrong((url) => {
      url.password = 'wr0ng%2Fpass'
    })
    await refused(url, 'store_open')
  })

  it('half an address is refused without being quoted', () => {
    expect(() => postgresStore('me:sesame@host/db')).toThrow(/^Write the address as postgres:\/\/[^\n]*$/)
    expect(() => postgresStore('postgres://me:sesame@ho st/db')).not.toThrow(/sesame/)
  })

  it('a store that was closed', async () => {
    const store = storeOf()
    const space = await store.open('a')
    await store.close()
    await expect(store.open('a')).rejects.toMatchObject({ code: 'store_closed' })
    await expect(space.count(P)).rejects.toMatchObject({ code: 'store_closed' })
  })

  it('a full disk undoes the whole commit, quotes no row, and the commit lands once there is room', async () => {
    const space = await storeOf().open('a')
    const fence = await lease(space, P)
    await server.query(`CREATE FUNCTION ${schema}.full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full', DETAIL = NEW.body; END $$`)
    await server.query(`CREATE TRIGGER full_disk BEFORE INSERT ON ${schema}.checkpoints FOR EACH ROW
      EXECUTE FUNCTION ${schema}.full()`)
    const commit = commitOf(fence, [ada()], { checkpoint: checkpointOf(P, 1) })
    const error = await space.commit(commit).catch((thrown) => thrown)
    expect(error).toMatchObject({ code: 'store_full', message: expect.stringContaining('Free some space') })
    expect(inspect(error, { depth: 9 })).not.toContain('"stream"')
    await holds(space, 0, 0)
    await server.query(`DROP TRIGGER full_disk ON ${schema}.checkpoints`)
    await space.commit(commit)
    await holds(space, 1, 1)
  })

  it('a key that Postgres would change without a word', async () => {
    const space = await storeOf().open('a')
    const fence = await lease(space, P)
    for (const id of ['a\0b', 'a\ud800']) {
      const commit = commitOf(fence, [recordOf(copyOf(P, id, 1, {}))])
      await expect(space.commit(commit)).rejects.toMatchObject({ code: 'store_record' })
    }
    await holds(space, 0, 0)
  })
})

describe('hard values', () => {
  it('come back as they went in: line breaks, separators, NUL, half surrogates, numbers at the edge', async () => {
    const space = await storeOf().open('a')
    const fence = await lease(space, P)
    const attributes = JSON.parse(
      String.raw`{"lines":"a\nb\r\nc\u001f\u2028","nul":"\u0000\\u0000","half":"\udc00","edge":[1e308,-5e-324,1e400,0.1,9007199254740993],"quote":"{\"a\\\"}"}`,
    )
    const record = recordOf(copyOf(P, 'a\n"b"\\{},NULL', 1.5, attributes))
    await space.commit(commitOf(fence, [record, ada()], { observed: 1_790_000_000_000.25 }))
    const stored = (await space.records(P, [record.id, '1'])).get(record.id)
    expect(JSON.stringify(stored)).toBe(JSON.stringify(record))
    expect(await space.observed()).toBe(1_790_000_000_000.25)
    expect((await space.changes({ after: 0, limit: 1 }))[0]?.id).toBe(record.id)
  })

  it('ids are walked by their bytes, whatever language the database speaks', async () => {
    const space = await storeOf().open('a')
    const ids = ['b', 'B', 'a', 'Z', '10', '9', 'ä', '_', 'a b', 'A']
    const records = ids.map((id) => recordOf(copyOf(P, id, 1, {})))
    await space.commit(commitOf(await lease(space, P), records))
    const walked: string[] = []
    for (let after: string | undefined; ; ) {
      const page = await space.scan(P, { after, limit: 3 })
      walked.push(...page.map(({ id }) => id))
      if (page.length < 3) break
      after = page.at(-1)!.id
    }
    expect(walked).toEqual([...ids].sort())
  })
})
