import { asAsked } from '../../store/asked.ts'
import type {
  Checkpoint,
  Commit,
  Fence,
  LeaseAnswer,
  LeaseRequest,
  RunRecord,
  Space,
} from '../../store/index.ts'
import { isKeepable } from '../../store/keepable.ts'
import type { Change, StoredRecord } from '../../writer/index.ts'
import { commitTo } from './commit.ts'
import type { SqliteFile } from './file.ts'
import * as leases from './leases.ts'
import { type ChangeRow, changeOf, type RecordRow, recordColumns, recordOf } from './rows.ts'

const from = `FROM records r LEFT JOIN sightings s ON s.space = r.space AND s.stream = r.stream AND s.id = r.id
  WHERE r.space = ? AND r.stream = ?`

/** A connection's room in a SQLite file. */
export class SqliteSpace implements Space {
  readonly #file: SqliteFile
  readonly #id: number

  constructor(
    file: SqliteFile,
    id: number,
    readonly connection: string,
  ) {
    this.#file = file
    this.#id = id
  }

  async commit(commit: Commit): Promise<{ lastSeq: number }> {
    return { lastSeq: await this.#file.write(() => commitTo(this.#file, this.#id, commit)) }
  }

  async records(stream: string, ids: readonly string[]): Promise<Map<string, StoredRecord>> {
    const text = `SELECT ${recordColumns} ${from} AND r.id IN (SELECT value FROM json_each(?))`
    const rows = await this.#all<RecordRow>(text, stream, JSON.stringify(ids.filter(isKeepable)))
    return asAsked(ids, rows.map(recordOf))
  }

  async scan(
    stream: string,
    page: { after?: string | undefined; limit: number },
  ): Promise<readonly StoredRecord[]> {
    const text = `SELECT ${recordColumns} ${from} AND r.id > ? ORDER BY r.id LIMIT ?`
    return (await this.#all<RecordRow>(text, stream, page.after ?? '', page.limit)).map(recordOf)
  }

  async count(stream: string): Promise<{ live: number; gone: number }> {
    const text =
      'SELECT count(*) AS n, coalesce(sum(dead > live), 0) AS gone FROM records WHERE space = ? AND stream = ?'
    const [row] = await this.#all<{ n: number; gone: number }>(text, stream)
    return { live: (row?.n ?? 0) - (row?.gone ?? 0), gone: row?.gone ?? 0 }
  }

  async countSeen(stream: string, generation: string): Promise<number> {
    const text = 'SELECT count(*) AS n FROM sightings WHERE space = ? AND stream = ? AND generation = ?'
    return (await this.#all<{ n: number }>(text, stream, generation))[0]?.n ?? 0
  }

  async unseen(
    stream: string,
    generation: string,
    page: { after?: string | undefined; limit: number },
  ): Promise<readonly StoredRecord[]> {
    const text = `SELECT ${recordColumns} ${from} AND r.dead <= r.live AND s.generation IS NOT ? AND r.id > ?
      ORDER BY r.id LIMIT ?`
    const rows = await this.#all<RecordRow>(text, stream, generation, page.after ?? '', page.limit)
    return rows.map(recordOf)
  }

  async checkpoint(stream: string): Promise<Checkpoint | null> {
    const text = 'SELECT body FROM checkpoints WHERE space = ? AND stream = ?'
    const [row] = await this.#all<{ body: string }>(text, stream)
    return row ? JSON.parse(row.body) : null
  }

  async checkpoints(): Promise<readonly Checkpoint[]> {
    const rows = await this.#all<{ body: string }>(
      'SELECT body FROM checkpoints WHERE space = ? ORDER BY stream',
    )
    return rows.map((row) => JSON.parse(row.body))
  }

  async changes(page: { after: number; limit: number }): Promise<readonly Change[]> {
    const text = `SELECT seq, kind, stream, id, changed, at FROM changes WHERE space = ? AND seq > ?
      ORDER BY seq LIMIT ?`
    return (await this.#all<ChangeRow>(text, page.after, page.limit)).map(changeOf)
  }

  async observed(): Promise<number> {
    const rows = await this.#all<{ observed: number }>('SELECT observed FROM spaces WHERE id = ?')
    return rows[0]?.observed ?? 0
  }

  async runs(limit: number): Promise<readonly RunRecord[]> {
    const text = 'SELECT body FROM runs WHERE space = ? ORDER BY started DESC LIMIT ?'
    return (await this.#all<{ body: string }>(text, limit)).map((row) => JSON.parse(row.body))
  }

  async saveRun(run: RunRecord): Promise<void> {
    const text = `INSERT INTO runs (space, id, started, body) VALUES (?, ?, ?, ?)
      ON CONFLICT (space, id) DO UPDATE SET body = excluded.body`
    await this.#file.write(() =>
      this.#file.sql(text).run(this.#id, run.id, run.startedAt, JSON.stringify(run)),
    )
  }

  acquire(request: LeaseRequest): Promise<LeaseAnswer> {
    return leases.acquire(this.#file, this.#id, request)
  }

  renew(fence: Fence, lease: { ttl: number; now: number }): Promise<boolean> {
    return leases.renew(this.#file, this.#id, fence, lease.now + lease.ttl)
  }

  release(fence: Fence): Promise<void> {
    return leases.release(this.#file, this.#id, fence)
  }

  #all<T>(text: string, ...values: (string | number | null)[]): Promise<T[]> {
    return this.#file.attempt(() => this.#file.sql(text).all(this.#id, ...values) as T[])
  }
}
