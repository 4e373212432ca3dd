import { randomUUID } from 'node:crypto'
import { asAsked } from '../../store/asked.ts'
import {
  type Checkpoint,
  type Commit,
  ConflictError,
  type Fence,
  FencedError,
  type LeaseAnswer,
  type LeaseRequest,
  type RunRecord,
  type Space,
  StoreError,
} from '../../store/index.ts'
import { isKeepable } from '../../store/keepable.ts'
import type { Change, StoredRecord } from '../../writer/index.ts'
import { commitText, commitValues } from './commit.ts'
import type { Database } from './database.ts'
import { codeOf } from './errors.ts'
import * as leases from './leases.ts'
import { type ChangeRow, changeOf, type RecordRow, recordColumns, recordOf } from './rows.ts'

const from = `FROM {s}.records r
  LEFT JOIN {s}.sightings s ON s.space = r.space AND s.stream = r.stream AND s.id = r.id
  WHERE r.space = $1 AND r.stream = $2`

/** A connection's room in a Postgres schema. */
export class PostgresSpace implements Space {
  readonly #database: Database
  readonly #id: number

  constructor(
    database: Database,
    id: number,
    readonly connection: string,
  ) {
    this.#database = database
    this.#id = id
  }

  /** A commit whose answer was lost is repeated under its id: it lands once. */
  async commit(commit: Commit): Promise<{ lastSeq: number }> {
    const values = commitValues(this.#id, randomUUID(), commit)
    try {
      const [row] = await this.#database.run<{ seq: string }>(commitText, values)
      return { lastSeq: Number(row?.seq) }
    } catch (error) {
      throw refusalOf((error as { cause?: unknown }).cause, commit) ?? error
    }
  }

  async records(stream: string, ids: readonly string[]): Promise<Map<string, StoredRecord>> {
    const text = `SELECT ${recordColumns} ${from} AND r.id = ANY($3::text[])`
    const rows = await this.#all<RecordRow>(text, stream, ids.filter(isKeepable))
    return asAsked(ids, rows.map(recordOf))
  }

  async scan(
    stream: string,
    page: { after?: string | undefined; limit: number },
  ): Promise<readonly StoredRecord[]> {
    const text = `SELECT ${recordColumns} ${from} AND r.id > $3 ORDER BY r.id LIMIT $4`
    return (await this.#all<RecordRow>(text, stream, page.after ?? '', page.limit)).map(recordOf)
  }

  async count(stream: string): Promise<{ live: number; gone: number }> {
    const text = `SELECT count(*) FILTER (WHERE dead <= live) AS live, count(*) FILTER (WHERE dead > live) AS gone
      FROM {s}.records WHERE space = $1 AND stream = $2`
    const [row] = await this.#all<{ live: string; gone: string }>(text, stream)
    return { live: Number(row?.live), gone: Number(row?.gone) }
  }

  async countSeen(stream: string, generation: string): Promise<number> {
    const text =
      'SELECT count(*) AS n FROM {s}.sightings WHERE space = $1 AND stream = $2 AND generation = $3'
    const [row] = await this.#all<{ n: string }>(text, stream, generation)
    return Number(row?.n)
  }

  async unseen(
    stream: string,
    generation: string,
    page: { after?: string | undefined; limit: number },
  ): Promise<readonly StoredRecord[]> {
    const text = `SELECT ${recordColumns} ${from} AND r.dead <= r.live AND s.generation IS DISTINCT FROM $3
      AND r.id > $4 ORDER BY r.id LIMIT $5`
    const rows = await this.#all<RecordRow>(text, stream, generation, page.after ?? '', page.limit)
    return rows.map(recordOf)
  }

  async checkpoint(stream: string): Promise<Checkpoint | null> {
    const text = 'SELECT body FROM {s}.checkpoints WHERE space = $1 AND stream = $2'
    const [row] = await this.#all<{ body: string }>(text, stream)
    return row ? JSON.parse(row.body) : null
  }

  async checkpoints(): Promise<readonly Checkpoint[]> {
    const rows = await this.#all<{ body: string }>(
      'SELECT body FROM {s}.checkpoints WHERE space = $1 ORDER BY stream',
    )
    return rows.map((row) => JSON.parse(row.body))
  }

  async changes(page: { after: number; limit: number }): Promise<readonly Change[]> {
    const text = `SELECT seq, kind, stream, id, changed, at FROM {s}.changes WHERE space = $1 AND seq > $2
      ORDER BY seq LIMIT $3`
    return (await this.#all<ChangeRow>(text, page.after, page.limit)).map(changeOf)
  }

  async observed(): Promise<number> {
    const [row] = await this.#all<{ observed: number }>('SELECT observed FROM {s}.spaces WHERE id = $1')
    return row?.observed ?? 0
  }

  async runs(limit: number): Promise<readonly RunRecord[]> {
    const text = 'SELECT body FROM {s}.runs WHERE space = $1 ORDER BY started DESC LIMIT $2'
    return (await this.#all<{ body: string }>(text, limit)).map((row) => JSON.parse(row.body))
  }

  async saveRun(run: RunRecord): Promise<void> {
    const text = `INSERT INTO {s}.runs (space, id, started, body) VALUES ($1, $2, $3, $4)
      ON CONFLICT (space, id) DO UPDATE SET body = excluded.body`
    await this.#all(text, run.id, run.startedAt, JSON.stringify(run))
  }

  acquire(request: LeaseRequest): Promise<LeaseAnswer> {
    return leases.acquire(this.#database, this.#id, request)
  }

  renew(fence: Fence, lease: { ttl: number; now: number }): Promise<boolean> {
    return leases.renew(this.#database, this.#id, fence, lease)
  }

  release(fence: Fence): Promise<void> {
    return leases.release(this.#database, this.#id, fence)
  }

  #all<T>(text: string, ...values: unknown[]): Promise<T[]> {
    return this.#database.run<T>(text, [this.#id, ...values])
  }
}

/** What the function `commit` refused, by the codes it raises. */
function refusalOf(cause: unknown, commit: Commit): StoreError | null {
  switch (codeOf(cause)) {
    case 'PCK01':
      return new FencedError(commit.fence.name)
    case 'PCK02': {
      const [stream = '', id = ''] = JSON.parse((cause as { detail: string }).detail) as string[]
      return new ConflictError(stream, id)
    }
    case 'PCK03':
      return new StoreError(
        'store_gone',
        'The schema was emptied meanwhile. Run again: the copy is made anew.',
      )
    default:
      return null
  }
}
