import type { Checkpoint } from '../store/index.ts'
import { landed } from './sparing.ts'
import type { Task } from './task.ts'

/** Writes a checkpoint alone. */
export async function save(
  task: Pick<Task, 'space' | 'fence' | 'counts' | 'checkpoint'>,
  checkpoint: Checkpoint,
): Promise<void> {
  const nothing = { records: [], tombstones: [], seen: [], changes: [], observed: 0 }
  const commit = { ...nothing, fence: task.fence, checkpoint }
  await task.space.commit(commit)
  landed(task, commit)
}
