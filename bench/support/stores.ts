import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import { RedisConnection } from '../../sync/src/redis/index.ts'
import type { Commit, SyncStore } from '../../sync/src/store/index.ts'
import { memoryStore } from '../../sync/src/stores/memory/index.ts'
import { postgresStore } from '../../sync/src/stores/postgres/index.ts'
import { redisStore } from '../../sync/src/stores/redis/index.ts'
import { sqliteStore } from '../../sync/src/stores/sqlite/index.ts'
import { type TestServer, testServer } from '../../sync/test/support/postgres.ts'
import { haveRedis, RedisServer } from '../../sync/test/support/redis.ts'

type Records = Commit['records']

/** A store, and the same rows by the plainest bulk insert its database has: one table, no feed, no checks. */
export interface Contest {
  readonly name: string
  /** Fresh and empty each time. */
  store(): Promise<SyncStore>
  /**
   * Writes each page in a transaction of its own, as the engine does, from the same records: what has to become
   * text becomes it here too. Fresh and empty each time.
   */
  bare(): Promise<(page: Records) => Promise<void> | void>
  stop(): Promise<void>
}

/** The columns of a record that are more than its place. */
function rowOf(record: Records[number]) {
  const { id, rev, live, hash, resource, full, fields, others, tombstone, firstSeen, lastSeen, lastChanged } =
    record
  const meta = [full, fields, others, tombstone, firstSeen, lastSeen, lastChanged]
  return [id, rev, live, hash, JSON.stringify(resource), JSON.stringify(meta)] as const
}

export async function memory(): Promise<Contest> {
  return {
    name: 'memory',
    store: async () => memoryStore(),
    async bare() {
      const rows = new Map<string, Records[number]>()
      return (page) => {
        for (const record of page) rows.set(record.id, record)
      }
    },
    async stop() {},
  }
}

export async function sqlite(): Promise<Contest> {
  const folder = await mkdtemp(join(tmpdir(), 'pcokit-bench-'))
  let files = 0
  let open: Libsql.Database | null = null
  const next = (): string => join(folder, `${files++}.db`)
  return {
    name: 'SQLite',
    store: async () => sqliteStore(next()),
    async bare() {
      open?.close()
      const db = new Libsql(next())
      open = db
      db.exec('PRAGMA journal_mode = WAL')
      db.exec('PRAGMA synchronous = FULL')
      db.exec(
        'CREATE TABLE bare (id TEXT PRIMARY KEY, rev INTEGER, live INTEGER, hash TEXT, resource TEXT, meta TEXT)',
      )
      const insert = db.prepare('INSERT INTO bare VALUES (?, ?, ?, ?, ?, ?)')
      return (page) => {
        db.exec('BEGIN IMMEDIATE')
        for (const record of page) insert.run(...rowOf(record))
        db.exec('COMMIT')
      }
    },
    async stop() {
      open?.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** A server of our own that waits for its disk, or that of DATABASE_URL. */
export async function postgres(): Promise<Contest> {
  const server: TestServer = await testServer({ fsync: true })
  return {
    name: 'Postgres',
    store: async () => postgresStore({ url: server.url, schema: server.schema() }),
    async bare() {
      const schema = server.schema()
      await server.query(`CREATE SCHEMA ${schema}`)
      await server.query(
        `CREATE TABLE ${schema}.bare (id text PRIMARY KEY, rev integer, live float8, hash text, resource text, meta text)`,
      )
      const text = `INSERT INTO ${schema}.bare SELECT * FROM unnest($1::text[], $2::integer[], $3::float8[],
        $4::text[], string_to_array($5, E'\\n'), string_to_array($6, E'\\n'))`
      return async (page) => {
        const rows = page.map(rowOf)
        const column = (index: number) => rows.map((row) => row[index])
        const small = [0, 1, 2, 3].map(column)
        await server.query(text, [...small, column(4).join('\n'), column(5).join('\n')])
      }
    },
    stop: () => server.stop(),
  }
}

/** A server of our own that waits for its disk at each write; null where there is none to be had. */
export async function redis(): Promise<Contest | null> {
  if (!(await haveRedis())) return null
  const server = await RedisServer.start(['--appendonly', 'yes', '--appendfsync', 'always'])
  const connection = new RedisConnection(server.url)
  return {
    name: 'Redis',
    async store() {
      // What the rounds before left behind would be written anew with each rewrite of the log.
      await (await connection.client()).flushall()
      return redisStore(server.url)
    },
    async bare() {
      const client = await connection.client()
      return async (page) => {
        await client.mset(page.flatMap((record) => [`bare:${record.id}`, JSON.stringify(rowOf(record))]))
      }
    },
    async stop() {
      await connection.close()
      await server.stop()
    },
  }
}
