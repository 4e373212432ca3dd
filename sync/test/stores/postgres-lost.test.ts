import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Commit, Space, SyncStore } from '../../src/store/index.ts'
import { type PostgresOptions, postgresStore } from '../../src/stores/postgres/index.ts'
import { checkpointOf, commitOf, copyOf, lease, recordOf } from '../../src/testing/samples.ts'
import { type TestServer, testServer } from '../support/postgres.ts'
import { proxyTo, type Wire } from '../support/proxy.ts'

const P = 'people.Person'

let server: TestServer
let proxy: Wire
let schema: string
let store: SyncStore
let space: Space

beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server?.stop())
beforeEach(async () => {
  schema = server.schema()
  proxy = await proxyTo(server.url)
  store = storeOf()
  space = await store.open('a')
})
afterEach(async () => {
  await store.close()
  await proxy.close()
})

/** A store that reaches the server by the proxy. */
function storeOf(options: PostgresOptions = {}): SyncStore {
  const url = new URL(server.url)
  url.port = String(proxy.port)
  url.hostname = '127.0.0.1'
  return postgresStore({ url: url.href, schema, ...options })
}

async function aCommit(id = '1'): Promise<Commit> {
  const record = recordOf(copyOf(P, id, 5, { name: 'Ada' }))
  const seen = [{ id, generation: 'g', observed: 5, input: 'list.5', rev: 1 }]
  return commitOf(await lease(space, P), [record], { seen, checkpoint: checkpointOf(P, 3), observed: 5 })
}

/** The whole of `aCommit`, once. */
async function landedOnce(): Promise<void> {
  const feed = await space.changes({ after: 0, limit: 9 })
  expect(feed.map(({ seq, id, kind }) => [seq, id, kind])).toEqual([[1, '1', 'created']])
  expect(await space.count(P)).toEqual({ live: 1, gone: 0 })
  expect([await space.countSeen(P, 'g'), await space.observed()]).toEqual([1, 5])
  expect(await space.checkpoint(P)).toEqual(checkpointOf(P, 3))
}

async function nothingLanded(): Promise<void> {
  expect(await space.changes({ after: 0, limit: 9 })).toEqual([])
  expect(await space.count(P)).toEqual({ live: 0, gone: 0 })
  expect([await space.countSeen(P, 'g'), await space.observed()]).toEqual([0, 0])
  expect(await space.checkpoint(P)).toBeNull()
}

const isCommit = (piece: Buffer): boolean => piece.includes(`"${schema}".commit(`)

describe('a commit whose connection breaks lands once', () => {
  it('when the server never got it', async () => {
    const commit = await aCommit()
    let cuts = 0
    proxy.onRequest = (piece, cut) => {
      if (!isCommit(piece) || cuts >= 3) return true
      cuts++
      cut()
      return false
    }
    expect(await space.commit(commit)).toEqual({ lastSeq: 1 })
    expect(cuts).toBe(3)
    await landedOnce()
  })

  it('when it was done and the answer was lost, three times in a row', async () => {
    const commit = await aCommit()
    let asked = false
    let cuts = 0
    proxy.onRequest = (piece) => {
      asked ||= isCommit(piece)
      return true
    }
    proxy.onAnswer = (_, cut) => {
      if (!asked || cuts >= 3) return true
      asked = false
      cuts++
      cut()
      return false
    }
    expect(await space.commit(commit)).toEqual({ lastSeq: 1 })
    expect(cuts).toBe(3)
    await landedOnce()
    expect(await server.query(`SELECT seq::int FROM ${schema}.commits`)).toEqual([{ seq: 1 }])
  })

  it.each(['request', 'answer'])('when the line fell silent before the %s came through', async (lost) => {
    const commit = await aCommit()
    const quick = storeOf({ timeout: 1000 })
    const here = await quick.open('a')
    let asked = 0
    // One connection goes silent; `cut` names it. Others, made anew, are heard.
    let silent: unknown = null
    proxy.onRequest = (piece, cut) => {
      if (isCommit(piece) && ++asked === 1) silent = cut
      return lost === 'answer' || cut !== silent
    }
    proxy.onAnswer = (_, cut) => cut !== silent
    expect(await here.commit(commit)).toEqual({ lastSeq: 1 })
    expect(asked).toBe(2)
    proxy.onRequest = proxy.onAnswer = () => true
    await landedOnce()
    await quick.close()
  })

  it('when it was done, the answer was lost, and meanwhile another took the lease and wrote', async () => {
    const commit = await aCommit()
    let asked = false
    proxy.onRequest = (piece) => {
      asked ||= isCommit(piece)
      return true
    }
    const direct = postgresStore({ url: server.url, schema })
    const other = await direct.open('a')
    proxy.onAnswer = (_, cut) => {
      if (!asked) return true
      proxy.onAnswer = () => true
      const answer = other.acquire({ name: P, owner: 'o', nonce: 'n2', ttl: 9, now: 0, evict: commit.fence })
      const second = answer.then(async (taken) => {
        if (!taken.granted) throw new Error('the lease was not free')
        await other.commit(commitOf(taken.fence, [recordOf(copyOf(P, '2', 6, {}))]))
      })
      void second.finally(cut)
      return false
    }
    expect(await space.commit(commit)).toEqual({ lastSeq: 1 })
    expect((await space.changes({ after: 0, limit: 9 })).map(({ id }) => id)).toEqual(['1', '2'])
    await direct.close()
  })

  // The server's own process is ended by a trigger, once, at a point inside the commit.
  const points = [
    ['the record is written', 'records', 'AFTER INSERT'],
    ['the sighting is written', 'sightings', 'AFTER INSERT'],
    ['the change is written', 'changes', 'AFTER INSERT'],
    ['the checkpoint is about to be written', 'checkpoints', 'BEFORE INSERT'],
    ['all is written', 'commits', 'AFTER INSERT'],
  ] as const
  it.each(points)('when the server ends its process once %s', async (_, table, moment) => {
    const commit = await aCommit()
    // A sequence is not undone with the rest: it tells the first time from the second.
    await server.query(`CREATE SEQUENCE ${schema}.times`)
    await server.query(`CREATE FUNCTION ${schema}.die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF nextval('${schema}.times') = 1 THEN
        PERFORM pg_terminate_backend(pg_backend_pid());
        PERFORM pg_sleep(60);
      END IF;
      RETURN NEW; END $$`)
    await server.query(`CREATE TRIGGER die ${moment} ON ${schema}.${table} FOR EACH ROW
      EXECUTE FUNCTION ${schema}.die()`)
    expect(await space.commit(commit)).toEqual({ lastSeq: 1 })
    expect(await server.query(`SELECT last_value::int AS times FROM ${schema}.times`)).toEqual([{ times: 2 }])
    await landedOnce()
  })

  it('when the same commit is still at work on the server while it is repeated', async () => {
    const commit = await aCommit()
    // The first attempt waits inside the server for a lock that is given up only once the second has come.
    await server.query(`CREATE SEQUENCE ${schema}.times`)
    await server.query(`CREATE FUNCTION ${schema}.slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF nextval('${schema}.times') = 1 THEN
        FOR i IN 1..6000 LOOP
          EXIT WHEN EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%"${schema}".commit(%');
          PERFORM pg_sleep(0.01);
          PERFORM pg_stat_clear_snapshot();
        END LOOP;
      END IF;
      RETURN NEW; END $$`)
    await server.query(`CREATE TRIGGER slow AFTER INSERT ON ${schema}.records FOR EACH ROW
      EXECUTE FUNCTION ${schema}.slow()`)
    proxy.onRequest = (piece, cut) => {
      if (!isCommit(piece)) return true
      proxy.onRequest = () => true
      // Goes to the server whole; the client loses it once the server is at work.
      const atWork = async (): Promise<void> => {
        const [times] = await server.query<{ is_called: boolean }>(`SELECT is_called FROM ${schema}.times`)
        return times?.is_called ? cut() : atWork()
      }
      void atWork()
      return true
    }
    expect(await space.commit(commit)).toEqual({ lastSeq: 1 })
    expect(await server.query(`SELECT last_value::int AS times FROM ${schema}.times`)).toEqual([{ times: 1 }])
    await landedOnce()
  })
})

describe('a server that went away', () => {
  it('is waited for, and reads, leases and runs go on as if nothing had been', async () => {
    await space.commit(await aCommit())
    proxy.cutAll()
    await landedOnce()
    proxy.cutAll()
    const fence = await lease(space, 'people.Email')
    proxy.cutAll()
    expect(await space.renew(fence, { ttl: 1000, now: 0 })).toBe(true)
    proxy.cutAll()
    const run = {
      id: 'r',
      startedAt: 1,
      finishedAt: null,
      outcome: 'running',
      requests: 0,
      streams: 1,
    } as const
    await space.saveRun(run)
    proxy.cutAll()
    expect(await space.runs(5)).toEqual([run])
  })

  it('for too long is an error that says so; nothing of the commit is there', async () => {
    const waits: number[] = []
    const sleep = async (ms: number): Promise<void> => void waits.push(ms)
    const impatient = storeOf({ sleep, patience: 100 })
    const here = await impatient.open('a')
    const commit = await aCommit()
    proxy.onRequest = (_, cut) => {
      cut()
      return false
    }
    const error = await here.commit(commit).catch((thrown) => thrown)
    expect(error).toMatchObject({ code: 'store_unavailable', message: expect.stringContaining('Run again') })
    expect(waits.slice(0, 4)).toEqual([10, 20, 40, 80].slice(0, Math.min(4, waits.length)))
    expect(waits.length).toBeGreaterThan(0)
    proxy.onRequest = () => true
    await nothingLanded()
    await impatient.close()
  })

  it('and comes back with all it had promised, killed in the midst of commits', async (context) => {
    if (!server.restart) return context.skip()
    const direct = postgresStore({ url: server.url, schema, patience: 60_000 })
    const here = await direct.open('a')
    const fence = await lease(here, P)
    const many = Array.from({ length: 60 }, (_, index) =>
      here.commit(commitOf(fence, [recordOf(copyOf(P, String(index), 1, {}))])),
    )
    await Promise.race(many)
    await server.restart()
    const numbers = (await Promise.all(many)).map(({ lastSeq }) => lastSeq)
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1))
    const feed = await here.changes({ after: 0, limit: 100 })
    expect(feed.map(({ seq }) => seq)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1))
    expect(new Set(feed.map(({ id }) => id)).size).toBe(60)
    expect((await here.count(P)).live).toBe(60)
    await direct.close()
  })
})
