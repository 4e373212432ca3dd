import { ConflictError } from '../store/index.ts'
import type { StoredRecord } from '../writer/index.ts'
import { commitSparing, landed } from './sparing.ts'
import type { Task } from './task.ts'

/**
 * Marks a record to be looked at again, as one whose list is not found. Who wrote or saw it since says more: then nothing
 * is written. A sighting moves no revision, so that the record as it was scanned would take it back without a conflict.
 */
export async function doubt(task: Task, { stream, id, rev, lastSeen }: StoredRecord): Promise<void> {
  const { space, fence, now, checkpoint } = task
  const found = (await space.records(stream, [id])).get(id)
  if (!found || found.rev !== rev || found.lastSeen !== lastSeen) return
  const dirtyUntil = Math.max(found.dirtyUntil ?? 0, now())
  const record = { ...found, rev: rev + 1, dirtyUntil }
  const nothing = { tombstones: [], seen: [], checkpoint, changes: [], observed: 0 }
  try {
    landed(task, await commitSparing(space, { ...nothing, fence, records: [record] }))
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error
  }
}
