import { LeasedError } from '../../store/index.ts'
import type { Database, Run } from './database.ts'
import { clock } from './leases.ts'

/** Changes deleted by one statement: none may take longer than the time after which it counts as lost. */
const CHANGES = 100_000

/**
 * Forgets a connection in one transaction. Its row and its leases stay, emptied, for their counters.
 * @throws LeasedError while a lease is held, by the server's clock, or at this time (ms) where leases go by the engine's
 */
export async function drop(database: Database, connection: string, at: number): Promise<void> {
  const given = database.settings.clock === 'engine' ? at : null
  await database.alone(async (run) => {
    // Commits of the connection stand in line behind this row until the drop is over.
    const text = 'SELECT id, seq FROM {s}.spaces WHERE name = $1 FOR UPDATE'
    const [space] = await run<{ id: number; seq: string }>(text, [connection])
    if (!space) return
    await refuseLeased(run, space.id, given)
    for (const table of ['checkpoints', 'runs', 'commits'])
      await run(`DELETE FROM {s}.${table} WHERE space = $1`, [space.id])
    for (const table of ['records', 'sightings']) await byStream(run, table, space.id)
    for (let from = 0; from < Number(space.seq); from += CHANGES)
      await run('DELETE FROM {s}.changes WHERE space = $1 AND seq > $2 AND seq <= $3', [
        space.id,
        from,
        from + CHANGES,
      ])
    await run('UPDATE {s}.spaces SET observed = 0 WHERE id = $1', [space.id])
    // Last, since nobody can take or renew a lease from here on. Who took one meanwhile has read what is dropped now,
    // and must not go on with it: then the drop is undone.
    await run('LOCK TABLE {s}.leases IN SHARE ROW EXCLUSIVE MODE')
    await refuseLeased(run, space.id, given)
    await run("UPDATE {s}.leases SET nonce = '', owner = '', expires = '-infinity' WHERE space = $1", [
      space.id,
    ])
  })
}

/** A statement a stream, for the same reason. */
async function byStream(run: Run, table: string, space: number): Promise<void> {
  const streams = await run<{ stream: string }>(`SELECT DISTINCT stream FROM {s}.${table} WHERE space = $1`, [
    space,
  ])
  for (const { stream } of streams)
    await run(`DELETE FROM {s}.${table} WHERE space = $1 AND stream = $2`, [space, stream])
}

async function refuseLeased(run: Run, space: number, given: number | null): Promise<void> {
  const text = `SELECT name, owner FROM {s}.leases WHERE space = $1 AND expires > ${clock(2)} ORDER BY name LIMIT 1`
  const [lease] = await run<{ name: string; owner: string }>(text, [space, given])
  if (lease) throw new LeasedError(lease.name, lease.owner)
}
