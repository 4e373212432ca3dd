import { LeasedError } from '../../store/index.ts'
import type { SqliteFile } from './file.ts'

const held = 'SELECT name, owner FROM leases WHERE space = ? AND expires > ? ORDER BY name LIMIT 1'

/**
 * Forgets a connection in one transaction. Its row and its leases stay, emptied, for their counters. libsql is
 * synchronous: the process does nothing else meanwhile. The file keeps its size; `VACUUM` gives the room back.
 * @throws LeasedError while a lease is held at this time (ms)
 */
export async function drop(file: SqliteFile, connection: string, at: number): Promise<void> {
  await file.write(() => {
    const [space] = file.sql('SELECT id FROM spaces WHERE name = ?').all(connection) as { id: number }[]
    if (!space) return
    const [lease] = file.sql(held).all(space.id, at) as { name: string; owner: string }[]
    if (lease) throw new LeasedError(lease.name, lease.owner)
    for (const table of ['records', 'sightings', 'changes', 'checkpoints', 'runs'])
      file.sql(`DELETE FROM ${table} WHERE space = ?`).run(space.id)
    file.sql("UPDATE leases SET nonce = '', owner = '', expires = 0 WHERE space = ?").run(space.id)
    file.sql('UPDATE spaces SET observed = 0 WHERE id = ?').run(space.id)
  })
}
