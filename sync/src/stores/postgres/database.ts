import { createHash } from 'node:crypto'
import { StoreError } from '../../store/index.ts'
import { isContention, isLost, storeError } from './errors.ts'
import type { PostgresPool, Settings } from './options.ts'
import { migrations } from './schema.ts'

/** One connection's way to run statements inside a transaction. */
export type Run = <T>(text: string, values?: unknown[]) => Promise<T[]>

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * A database and the schema in it. Statements are tried again when the connection broke, so each must be such
 * that doing it twice does it once. `{s}` in a statement is the schema.
 */
export class Database {
  readonly settings: Settings
  readonly #pool: PostgresPool
  readonly #mine: boolean
  #closed = false

  private constructor(pool: PostgresPool, settings: Settings) {
    this.settings = settings
    this.#pool = pool
    this.#mine = settings.pool === undefined
    // A connection that breaks while it idles is replaced when next needed; without a listener it ends the process.
    pool.on('error', this.#ignore)
  }

  static async open(settings: Settings): Promise<Database> {
    const database = new Database(settings.pool ?? (await poolOf(settings)), settings)
    try {
      await database.#migrate()
    } catch (error) {
      await database.close()
      throw error
    }
    return database
  }

  /** @throws StoreError: the server is not there, or will not. FencedError and ConflictError are the caller's to find. */
  run<T>(text: string, values: unknown[] = []): Promise<T[]> {
    const sql = this.#sql(text)
    return this.attempt(async () => (await this.#pool.query(sql, values)).rows as T[])
  }

  /** One transaction under the schema's lock: of all processes one is in it at a time. */
  alone<T>(work: (run: Run) => Promise<T>, patience?: number): Promise<T> {
    return this.attempt(async () => {
      const client = await this.#pool.connect()
      const run: Run = async <R>(text: string, values: unknown[] = []) =>
        (await client.query(this.#sql(text), values)).rows as R[]
      try {
        await run('BEGIN')
        await run('SELECT pg_advisory_xact_lock($1)', [lockOf(this.settings.schema)])
        const result = await work(run)
        await run('COMMIT')
        client.release()
        return result
      } catch (error) {
        // Closed rather than rolled back: a connection in an unknown state is not handed out again.
        client.release(true)
        throw error
      }
    }, patience)
  }

  /** Runs `work`, again while the server is not there or had to undo it. */
  async attempt<T>(work: () => Promise<T>, patience = this.settings.patience ?? 15_000): Promise<T> {
    const { sleep = pause, label, secrets } = this.settings
    const begin = performance.now()
    let waited = 0
    for (let wait = 10; ; wait = Math.min(wait * 2, 1000)) {
      if (this.#closed)
        throw new StoreError('store_closed', 'This store was closed. Make a new one to go on.')
      try {
        return await work()
      } catch (error) {
        const late = Math.max(waited, performance.now() - begin) >= patience
        if (late || !(isLost(error) || isContention(error))) throw storeError(error, label, secrets)
        await sleep(wait)
        waited += wait
      }
    }
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    // Of a pool of ours the listener stays: a server that stops may still break what is being closed.
    if (this.#mine) await this.#pool.end()
    else this.#pool.off('error', this.#ignore)
  }

  readonly #ignore = (): void => {}

  readonly #sql = (text: string): string => text.replaceAll('{s}', `"${this.settings.schema}"`)

  /** Brings the schema to this version. An address that leads nowhere is an error at once. */
  async #migrate(): Promise<void> {
    const { schema, label } = this.settings
    // Asked first without the lock: who may only read and write can open what is up to date.
    const found = await this.attempt(() => versionIn(this.#plain, schema), 0)
    if (found.encoding !== 'UTF8') {
      throw new StoreError('store_open', `The database keeps ${found.encoding}. Make one with encoding UTF8.`)
    }
    if (found.version === migrations.length) return
    await this.alone(async (run) => {
      const { exists, version } = await versionIn(run, schema)
      if (version > migrations.length) {
        throw new StoreError(
          'schema_newer',
          `Schema "${schema}" (${label}) was written by a newer pcokit (schema ${version}, this one knows ${migrations.length}). Update @pcokit/sync.`,
        )
      }
      if (!exists) await run('CREATE SCHEMA {s}')
      if (version === 0) await run('CREATE TABLE {s}.version (version integer NOT NULL)')
      if (version === 0) await run('INSERT INTO {s}.version VALUES (0)')
      for (const migration of migrations.slice(version)) await run(migration)
      await run('UPDATE {s}.version SET version = $1', [migrations.length])
    })
  }

  readonly #plain: Run = async <T>(text: string, values: unknown[] = []) =>
    (await this.#pool.query(this.#sql(text), values)).rows as T[]
}

async function versionIn(
  run: Run,
  schema: string,
): Promise<{ exists: boolean; version: number; encoding: string }> {
  // Out of the tables, not by to_regclass: what that remembers is older than the lock.
  const [row] = await run<{ exists: boolean; kept: boolean; encoding: string }>(
    `SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = $1) AS exists,
      EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = $1 AND c.relname = 'version') AS kept,
      current_setting('server_encoding') AS encoding`,
    [schema],
  )
  const { exists = false, kept = false, encoding = '' } = row ?? {}
  const [held] = kept ? await run<{ version: number }>('SELECT version FROM {s}.version') : []
  return { exists, version: held?.version ?? 0, encoding }
}

/** A number of the schema's own among the database's advisory locks. */
const lockOf = (schema: string): string =>
  createHash('sha256').update(`pcokit ${schema}`).digest().readBigInt64BE().toString()

async function poolOf({ url, max = 10, timeout = 60_000 }: Settings): Promise<PostgresPool> {
  // Loaded here, so that the other stores do without it.
  const { default: pg } = await import('pg')
  return new pg.Pool({
    ...(url === undefined ? {} : { connectionString: url }),
    max,
    application_name: 'pcokit',
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    // A server that fell silent is found out by this, not after the hours TCP takes.
    query_timeout: timeout,
  })
}
