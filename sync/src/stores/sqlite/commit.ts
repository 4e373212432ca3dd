import { type Commit, ConflictError, type Fence, FencedError } from '../../store/index.ts'
import { refuseUnkeepable } from '../../store/keepable.ts'
import type { SqliteFile } from './file.ts'
import { RESOURCE, valuesOf } from './rows.ts'

const leaseOf = 'SELECT counter, nonce FROM leases WHERE space = ? AND name = ?'
const revsOf = `SELECT id, rev FROM records WHERE space = ? AND stream = ? AND id IN (SELECT value FROM json_each(?))`
const putRecord = `INSERT INTO records (space, stream, id, rev, live, dead, dirty_until, hash, resource, meta)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (space, stream, id) DO UPDATE SET rev = excluded.rev, live = excluded.live, dead = excluded.dead,
  dirty_until = excluded.dirty_until, hash = excluded.hash, resource = excluded.resource, meta = excluded.meta`
// Small rows go in as one JSON text each kind: a call into SQLite costs more than such a row does. The upsert
// after a SELECT needs its WHERE, or SQLite takes ON for a join.
const putSightings = `INSERT INTO sightings (space, stream, id, generation, observed, input, rev)
  SELECT ?, ?, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?) WHERE true
  ON CONFLICT (space, stream, id) DO UPDATE SET generation = excluded.generation, observed = excluded.observed,
  input = excluded.input, rev = excluded.rev`
const putChanges = `INSERT INTO changes (space, seq, kind, stream, id, changed, at)
  SELECT ?, ? + key, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?)`
const putCheckpoint = `INSERT INTO checkpoints (space, stream, body) VALUES (?, ?, ?)
  ON CONFLICT (space, stream) DO UPDATE SET body = excluded.body`

/** @throws FencedError when the lease is no longer the fence's. */
export function holds(file: SqliteFile, space: number, fence: Fence): void {
  const [held] = file.sql(leaseOf).all(space, fence.name) as { counter: number; nonce: string }[]
  if (held?.counter !== fence.counter || held.nonce !== fence.nonce) throw new FencedError(fence.name)
}

/** Everything a commit does, inside one transaction: throwing rolls all of it back. */
export function commitTo(file: SqliteFile, space: number, commit: Commit): number {
  const stream = commit.fence.name
  holds(file, space, commit.fence)
  const written = [...commit.records, ...commit.tombstones]
  const revs = revsIn(file, space, written)
  const rows = written.map((record) => valuesOf(space, record))
  refuseUnkeepable(
    'SQLite',
    written.map(({ stream, id }, index) => ({ stream, id, size: String(rows[index]![RESOURCE]).length })),
  )
  for (const [index, record] of written.entries()) {
    if (revs(record.stream, record.id) !== record.rev - 1) throw new ConflictError(record.stream, record.id)
    file.sql(putRecord).run(...rows[index]!)
  }
  const writing = new Map(
    written.filter((record) => record.stream === stream).map(({ id, rev }) => [id, rev]),
  )
  const sighted = commit.seen.filter(({ id }) => !writing.has(id)).map(({ id }) => ({ stream, id }))
  const known = revsIn(file, space, sighted)
  for (const { id, rev } of commit.seen) {
    if ((writing.get(id) ?? known(stream, id)) !== rev) throw new ConflictError(stream, id)
  }
  if (commit.seen.length > 0) {
    const rows = commit.seen.map(({ id, generation, observed, input, rev }) => [
      id,
      generation,
      observed,
      input,
      rev,
    ])
    file.sql(putSightings).run(space, stream, JSON.stringify(rows))
  }
  // The number is taken by updating the connection's row inside the commit: numbers follow commit order.
  const [next] = file
    .sql('UPDATE spaces SET seq = seq + ?, observed = max(observed, ?) WHERE id = ? RETURNING seq')
    .all(commit.changes.length, commit.observed, space) as { seq: number }[]
  const last = next?.seq ?? 0
  if (commit.changes.length > 0) {
    const rows = commit.changes.map(({ kind, stream: name, id, changed, at }) => [
      kind,
      name,
      id,
      JSON.stringify(changed),
      at,
    ])
    file.sql(putChanges).run(space, last - rows.length + 1, JSON.stringify(rows))
  }
  const { checkpoint } = commit
  if (checkpoint) file.sql(putCheckpoint).run(space, checkpoint.stream, JSON.stringify(checkpoint))
  return last
}

/** Revisions of records by stream and id, one question a stream; 0 where there is none. */
function revsIn(
  file: SqliteFile,
  space: number,
  records: readonly { readonly stream: string; readonly id: string }[],
): (stream: string, id: string) => number {
  const streams = new Map<string, string[]>()
  for (const { stream, id } of records) {
    const ids = streams.get(stream)
    if (ids) ids.push(id)
    else streams.set(stream, [id])
  }
  const revs = new Map<string, Map<string, number>>()
  for (const [stream, ids] of streams) {
    const rows = file.sql(revsOf).all(space, stream, JSON.stringify(ids)) as { id: string; rev: number }[]
    revs.set(stream, new Map(rows.map(({ id, rev }) => [id, rev])))
  }
  return (stream, id) => revs.get(stream)?.get(id) ?? 0
}
