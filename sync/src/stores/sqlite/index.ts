/** A store in one SQLite file (libsql): survives any kill, needs no server, and can be queried with SQL. */

import { type Space, StoreError, type SyncStore, type TableDescription } from '../../store/index.ts'
import { drop } from './drop.ts'
import { type FileOptions, SqliteFile } from './file.ts'
import { SqliteSpace } from './space.ts'
import { writeViews } from './views.ts'

export type { FileOptions as SqliteOptions } from './file.ts'
export { viewName } from './views.ts'

/**
 * Keeps a copy in a SQLite file. Each stream can be read as a view with real columns: `people_person`.
 * Several processes may share the file; one of them writes at a time.
 * @throws StoreError `store_open`, `store_full`, `store_busy`, `store_readonly`, `schema_newer`.
 * @example
 * const sync = createSync({ client: pco, connection: 'first-church', store: sqliteStore('church.db') })
 */
export function sqliteStore(path: string, options: FileOptions = {}): SyncStore {
  let opening: Promise<SqliteFile> | null = null
  let closed = false
  const file = (): Promise<SqliteFile> => {
    if (closed) throw new StoreError('store_closed', 'This store was closed. Make a new one to go on.')
    opening ??= SqliteFile.open(path, options)
    return opening
  }
  return {
    label: `sqlite:${path}`,
    async open(connection: string): Promise<Space> {
      const db = await file()
      const id = await db.write(() => {
        db.sql('INSERT INTO spaces (name) VALUES (?) ON CONFLICT (name) DO NOTHING').run(connection)
        const [row] = db.sql('SELECT id FROM spaces WHERE name = ?').all(connection) as { id: number }[]
        return row!.id
      })
      return new SqliteSpace(db, id, connection)
    },
    async describe(tables: readonly TableDescription[]): Promise<void> {
      await writeViews(await file(), tables)
    },
    async drop(connection: string, { at = Date.now() }: { at?: number | undefined } = {}): Promise<void> {
      await drop(await file(), connection, at)
    },
    async close(): Promise<void> {
      closed = true
      await opening?.then((db) => db.close())
      opening = null
    },
  }
}
