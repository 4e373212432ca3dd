import type { Fence, LeaseAnswer, LeaseRequest } from '../../store/index.ts'
import type { SqliteFile } from './file.ts'

interface LeaseRow {
  readonly counter: number
  readonly nonce: string
  readonly owner: string
  readonly expires: number
}

const put = `INSERT INTO leases (space, name, counter, nonce, owner, expires) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (space, name) DO UPDATE SET counter = excluded.counter, nonce = excluded.nonce,
  owner = excluded.owner, expires = excluded.expires`

/** Grants the lease when it is free, run out, or held by whom the caller knows to be dead. */
export function acquire(file: SqliteFile, space: number, request: LeaseRequest): Promise<LeaseAnswer> {
  const { name, owner, nonce, now, ttl, evict } = request
  return file.write((): LeaseAnswer => {
    const [held] = file
      .sql('SELECT counter, nonce, owner, expires FROM leases WHERE space = ? AND name = ?')
      .all(space, name) as LeaseRow[]
    const evicted = evict && held?.counter === evict.counter && held.nonce === evict.nonce
    if (held && held.expires > now && !evicted) {
      const { counter, expires } = held
      return {
        granted: false,
        holder: { name, counter, nonce: held.nonce, owner: held.owner, expiresAt: expires },
      }
    }
    const counter = (held?.counter ?? 0) + 1
    file.sql(put).run(space, name, counter, nonce, owner, now + ttl)
    return { granted: true, fence: { name, counter, nonce } }
  })
}

/** Moves the end of the lease; false when it is no longer ours. */
export function renew(file: SqliteFile, space: number, fence: Fence, expires: number): Promise<boolean> {
  return file.write(() => {
    const rows = file
      .sql(
        'UPDATE leases SET expires = ? WHERE space = ? AND name = ? AND counter = ? AND nonce = ? RETURNING counter',
      )
      .all(expires, space, fence.name, fence.counter, fence.nonce)
    return rows.length > 0
  })
}

/** The counter stays, so that a later holder's is greater; the nonce goes, so that this one writes no more. */
export function release(file: SqliteFile, space: number, fence: Fence): Promise<void> {
  return file.write(() => {
    file
      .sql(
        "UPDATE leases SET nonce = '', owner = '', expires = 0 WHERE space = ? AND name = ? AND counter = ? AND nonce = ?",
      )
      .run(space, fence.name, fence.counter, fence.nonce)
  })
}
