import Libsql from 'libsql'
import { StoreError } from '../../store/index.ts'
import { migrations } from './schema.ts'

/** What is used of libsql, with types that say what comes out. */
export interface Statement {
  run(...values: Value[]): unknown
  all(...values: Value[]): unknown[]
}
export type Value = string | number | null

export interface FileOptions {
  /** Waits between attempts on a locked file. @default setTimeout */
  readonly sleep?: (ms: number) => Promise<void>
  /** Milliseconds until a locked file is an error. @default 15000 */
  readonly patience?: number
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * One SQLite file. libsql is synchronous, so its own busy_timeout would stop the event loop and with it every
 * lease and request: it is 0, and a locked file is tried again from here.
 */
export class SqliteFile {
  readonly #db: Libsql.Database
  readonly #statements = new Map<string, Statement>()
  readonly #sleep: (ms: number) => Promise<void>
  readonly #patience: number

  private constructor(db: Libsql.Database, options: FileOptions) {
    this.#db = db
    this.#sleep = options.sleep ?? pause
    this.#patience = options.patience ?? 15_000
  }

  static async open(path: string, options: FileOptions): Promise<SqliteFile> {
    let db: Libsql.Database
    try {
      db = new Libsql(path)
    } catch (error) {
      throw storeError(error, path)
    }
    const file = new SqliteFile(db, options)
    // FULL: with less, numbers already handed out by the feed could come back after a power cut.
    await file.attempt(() => {
      db.exec('PRAGMA busy_timeout = 0')
      db.exec('PRAGMA journal_mode = WAL')
      db.exec('PRAGMA synchronous = FULL')
    })
    await file.#migrate(path)
    return file
  }

  /** The statement, compiled once. */
  sql(text: string): Statement {
    let statement = this.#statements.get(text)
    if (!statement) {
      statement = this.#db.prepare(text) as unknown as Statement
      this.#statements.set(text, statement)
    }
    return statement
  }

  exec(text: string): void {
    this.#db.exec(text)
  }

  /** Runs `work` in one immediate transaction: all of it lands or none. `work` must not await. */
  write<T>(work: () => T): Promise<T> {
    return this.attempt(() => {
      this.#db.exec('BEGIN IMMEDIATE')
      try {
        const result = work()
        this.#db.exec('COMMIT')
        return result
      } catch (error) {
        if (this.#db.inTransaction) this.#db.exec('ROLLBACK')
        throw error
      }
    })
  }

  /** Runs `work`, again while the file is locked by another process. */
  async attempt<T>(work: () => T): Promise<T> {
    let waited = 0
    for (let wait = 2; ; wait = Math.min(wait * 2, 250)) {
      try {
        return work()
      } catch (error) {
        if (!isBusy(error) || waited >= this.#patience) throw storeError(error)
        await this.#sleep(wait)
        waited += wait
      }
    }
  }

  close(): void {
    this.#statements.clear()
    this.#db.close()
  }

  async #migrate(path: string): Promise<void> {
    await this.write(() => {
      const [row] = this.#db.prepare('PRAGMA user_version').all() as { user_version: number }[]
      const version = row?.user_version ?? 0
      if (version > migrations.length) {
        throw new StoreError(
          'schema_newer',
          `${path} was written by a newer pcokit (schema ${version}, this one knows ${migrations.length}). Update @pcokit/sync.`,
        )
      }
      for (const migration of migrations.slice(version)) this.#db.exec(migration)
      if (version < migrations.length) this.#db.exec(`PRAGMA user_version = ${migrations.length}`)
    })
  }
}

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '')

const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error))

const advice: readonly (readonly [RegExp, string, string])[] = [
  [
    /^SQLITE_(BUSY|LOCKED)/,
    'store_busy',
    'Another process keeps the database locked. Close it and run again.',
  ],
  [/^SQLITE_FULL/, 'store_full', 'The disk is full. Free some space and run again: the run resumes.'],
  [
    /^SQLITE_(READONLY|PERM|AUTH)/,
    'store_readonly',
    'The database cannot be written. Check the rights of file and folder.',
  ],
  [/^SQLITE_(CANTOPEN|NOTADB)/, 'store_open', 'This is no database that can be opened. Check the path.'],
  [
    /^SQLITE_(CORRUPT|IOERR)/,
    'store_damaged',
    'The database or its disk is damaged. Restore a backup, or delete the file and run again.',
  ],
]

function storeError(error: unknown, path = ''): unknown {
  const code = codeOf(error)
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof StoreError || (!code.startsWith('SQLITE') && path === '')) return error
  const [, name, remedy] = advice.find(([pattern]) => pattern.test(code)) ?? [
    0,
    'store_open',
    'Check the path.',
  ]
  return new StoreError(name, `SQLite${path && ` (${path})`}: ${message}. ${remedy}`, { cause: error })
}
