import { type Fence, type LeaseAnswer, type LeaseRequest, StoreError } from '../../store/index.ts'
import type { Database } from './database.ts'

/** Time is the server's: clocks of processes differ, and a lease must run out for all at once. Unless one is given. */
export const clock = (place: number): string =>
  `coalesce(to_timestamp($${place}::float8 / 1000), clock_timestamp())`
const ms = (place: number): string => `$${place}::float8 * interval '1 millisecond'`

const take = `INSERT INTO {s}.leases AS l (space, name, counter, nonce, owner, expires)
  VALUES ($1, $2, 1, $3, $4, ${clock(8)} + ${ms(5)})
  ON CONFLICT (space, name) DO UPDATE SET counter = l.counter + 1, nonce = excluded.nonce, owner = excluded.owner,
    expires = excluded.expires
  WHERE l.expires <= ${clock(8)} OR (l.counter = $6 AND l.nonce = $7)
  RETURNING counter`
const look = `SELECT counter, nonce, owner, extract(epoch FROM expires - ${clock(3)})::float8 * 1000 AS rest
  FROM {s}.leases WHERE space = $1 AND name = $2 AND expires > ${clock(3)}`
const move = `UPDATE {s}.leases SET expires = ${clock(6)} + ${ms(5)}
  WHERE space = $1 AND name = $2 AND counter = $3 AND nonce = $4 RETURNING 1`

interface Held {
  readonly counter: string
  readonly nonce: string
  readonly owner: string
  readonly rest: number
}

/**
 * Grants the lease when it is free, run out, held by whom the caller knows to be dead, or already by this very
 * request, whose answer was lost. The end of another's lease is told in the asker's clock.
 */
export async function acquire(
  database: Database,
  space: number,
  request: LeaseRequest,
): Promise<LeaseAnswer> {
  const { name, owner, nonce, ttl, now, evict } = request
  const given = database.settings.clock === 'engine' ? now : null
  // More than once, for between the two questions the holder may let go.
  for (let times = 0; times < 100; times++) {
    const values = [space, name, nonce, owner, ttl, evict?.counter ?? null, evict?.nonce ?? null, given]
    const [taken] = await database.run<{ counter: string }>(take, values)
    if (taken) return { granted: true, fence: { name, counter: Number(taken.counter), nonce } }
    const [held] = await database.run<Held>(look, [space, name, given])
    if (!held) continue
    const counter = Number(held.counter)
    if (held.nonce === nonce && held.owner === owner)
      return { granted: true, fence: { name, counter, nonce } }
    const holder = {
      name,
      counter,
      nonce: held.nonce,
      owner: held.owner,
      expiresAt: now + Math.ceil(held.rest),
    }
    return { granted: false, holder }
  }
  throw new StoreError('store_busy', `The lease of "${name}" changes hands all the time.`)
}

/** Moves the end of the lease; false when it is no longer ours. */
export async function renew(
  database: Database,
  space: number,
  fence: Fence,
  { ttl, now }: { ttl: number; now: number },
): Promise<boolean> {
  const given = database.settings.clock === 'engine' ? now : null
  const rows = await database.run(move, [space, fence.name, fence.counter, fence.nonce, ttl, given])
  return rows.length > 0
}

/** The counter stays, so that a later holder's is greater; the nonce goes, so that this one writes no more. */
export async function release(database: Database, space: number, fence: Fence): Promise<void> {
  const text = `UPDATE {s}.leases SET nonce = '', owner = '', expires = '-infinity'
    WHERE space = $1 AND name = $2 AND counter = $3 AND nonce = $4`
  await database.run(text, [space, fence.name, fence.counter, fence.nonce])
}
