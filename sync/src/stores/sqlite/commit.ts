import { type Commit, ConflictError, type Fence, FencedError } from '../../store/index.ts'
import type { SqliteFile } from './file.ts'
import { valuesOf } from './rows.ts'

const leaseOf = 'SELECT counter, nonce FROM leases WHERE space = ? AND name = ?'
const revOf = 'SELECT rev FROM records WHERE space = ? AND stream = ? AND id = ?'
const putRecord = `INSERT INTO records (space, stream, id, rev, live, dead, dirty_until, hash, resource, meta)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (space, stream, id) DO UPDATE SET rev = excluded.rev, live = excluded.live, dead = excluded.dead,
  dirty_until = excluded.dirty_until, hash = excluded.hash, resource = excluded.resource, meta = excluded.meta`
const putSighting = `INSERT INTO sightings (space, stream, id, generation, observed, input, rev)
  VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (space, stream, id) DO UPDATE SET generation = excluded.generation, observed = excluded.observed,
  input = excluded.input, rev = excluded.rev`
const putChange =
  'INSERT INTO changes (space, seq, kind, stream, id, changed, at) VALUES (?, ?, ?, ?, ?, ?, ?)'
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
  const rev = (name: string, id: string): number =>
    (file.sql(revOf).all(space, name, id) as { rev: number }[])[0]?.rev ?? 0
  for (const record of [...commit.records, ...commit.tombstones]) {
    if (rev(record.stream, record.id) !== record.rev - 1) throw new ConflictError(record.stream, record.id)
    file.sql(putRecord).run(...valuesOf(space, record))
  }
  for (const sighting of commit.seen) {
    if (rev(stream, sighting.id) !== sighting.rev) throw new ConflictError(stream, sighting.id)
    const { id, generation, observed, input } = sighting
    file.sql(putSighting).run(space, stream, id, generation, observed, input, sighting.rev)
  }
  // The number is taken by updating the connection's row inside the commit: numbers follow commit order.
  const [next] = file
    .sql('UPDATE spaces SET seq = seq + ?, observed = max(observed, ?) WHERE id = ? RETURNING seq')
    .all(commit.changes.length, commit.observed, space) as { seq: number }[]
  const last = next?.seq ?? 0
  let seq = last - commit.changes.length
  for (const { kind, stream: name, id, changed, at } of commit.changes) {
    file.sql(putChange).run(space, ++seq, kind, name, id, JSON.stringify(changed), at)
  }
  const { checkpoint } = commit
  if (checkpoint) file.sql(putCheckpoint).run(space, checkpoint.stream, JSON.stringify(checkpoint))
  return last
}
