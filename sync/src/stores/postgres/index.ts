/** A store in a Postgres schema: for copies that many query and several processes keep. Loads `pg` when first opened. */
import { type Space, StoreError, type SyncStore, type TableDescription } from '../../store/index.ts'
import { checked } from './commit.ts'
import { Database } from './database.ts'
import { drop } from './drop.ts'
import { type PostgresOptions, type PostgresPool, settingsOf } from './options.ts'
import { PostgresSpace } from './space.ts'
import { writeViews } from './views.ts'

export type { PostgresClient, PostgresOptions, PostgresPool } from './options.ts'
export { viewName } from './views.ts'

/**
 * Keeps a copy in Postgres 12 or later, in a schema of its own that is made and brought up to date when it is
 * first opened. Each stream can be read as a view with typed columns: `people.person`. Any number of processes
 * may share it; leases run by the server's clock. A connection that breaks is made anew, and a commit whose
 * answer was lost lands once. What a commit promises is what the server promises: leave `fsync` and
 * `synchronous_commit` on.
 * @param address `postgres://user:password@host:5432/database`, a `Pool` of `pg`, or options
 * @throws StoreError `store_open`, `store_unavailable`, `store_full`, `store_readonly`, `store_busy`,
 * `store_value`, `store_view_taken`, `schema_newer`. No message holds a password.
 * @example
 * const store = postgresStore(process.env.DATABASE_URL ?? 'postgres://127.0.0.1/church')
 * const sync = createSync({ client: pco, connection: 'first-church', store })
 */
export function postgresStore(address: string | PostgresPool | PostgresOptions): SyncStore {
  const settings = settingsOf(address)
  let opening: Promise<Database> | null = null
  let closed = false
  const database = (): Promise<Database> => {
    if (closed) throw new StoreError('store_closed', 'This store was closed. Make a new one to go on.')
    // Not kept when it fails: the server may be up when asked again.
    opening ??= Database.open(settings).catch((error) => {
      opening = null
      throw error
    })
    return opening
  }
  return {
    label: settings.label,
    async open(connection: string): Promise<Space> {
      const db = await database()
      checked(connection)
      const find = (): Promise<{ id: number }[]> =>
        db.run('SELECT id FROM {s}.spaces WHERE name = $1', [connection])
      let [row] = await find()
      if (!row) {
        await db.run('INSERT INTO {s}.spaces (name) VALUES ($1) ON CONFLICT (name) DO NOTHING', [connection])
        ;[row] = await find()
      }
      return new PostgresSpace(db, row!.id, connection)
    },
    async describe(tables: readonly TableDescription[]): Promise<void> {
      await writeViews(await database(), tables)
    },
    async drop(connection: string, { at = Date.now() }: { at?: number | undefined } = {}): Promise<void> {
      await drop(await database(), checked(connection), at)
    },
    async close(): Promise<void> {
      closed = true
      await opening?.then((db) => db.close()).catch(() => {})
      opening = null
    },
  }
}
