import type { Checkpoint } from '../store/index.ts'
import type { Task } from './task.ts'

/** Writes a checkpoint alone. */
export async function save(task: Task, checkpoint: Checkpoint): Promise<void> {
  const nothing = { records: [], tombstones: [], seen: [], changes: [], observed: 0 }
  await task.space.commit({ ...nothing, fence: task.fence, checkpoint })
  task.checkpoint = checkpoint
}
