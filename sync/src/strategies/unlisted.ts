import type { Generation } from '../store/index.ts'
import { changeBetween, type Gone, merge } from '../writer/index.ts'
import { save } from './full.ts'
import { commitSparing, landed } from './sparing.ts'
import type { Task } from './task.ts'

const BATCH = 200
/** So many may be missing without the share counting. */
const FEW = 10
/** More than this share missing at once looks like a lost permission, not like deletes. */
const SHARE = 0.25

/**
 * Settles what a complete walk did not hold, for types that cannot be read one by one: gone when a complete
 * generation more than the lag before did not hold it either. All others stay `missing`. Resolves to how many.
 */
export async function settleUnlisted(
  task: Task,
  generation: Generation,
  previous: Generation | null,
): Promise<number> {
  const { space, stream, traits, checkpoint } = task
  const seen = generation.seen ?? 0
  let missing = Math.max(0, (await space.count(stream.name)).live - seen)
  const held = missing > FEW && missing > SHARE * (seen + missing)
  const apart = previous?.finishedAt != null && generation.startedAt > previous.finishedAt + traits.lag
  const alone = stream.declaration.gets.length === 0
  if (missing > 0 && alone && apart && !held) missing -= await bury(task, generation, previous)
  if (missing !== checkpoint.missing) await save(task, { ...task.checkpoint, missing })
  return missing
}

async function bury(task: Task, generation: Generation, previous: Generation): Promise<number> {
  const { space, stream, fence, traits, newId } = task
  let buried = 0
  for (let after: string | undefined; ; ) {
    const page = await space.unseen(stream.name, generation.id, { after, limit: BATCH })
    for (const before of page) {
      if (before.lastSeen >= previous.startedAt) continue
      const gone: Gone = {
        kind: 'gone',
        stream: stream.name,
        id: before.id,
        origin: 'absence',
        observed: task.observe(generation.finishedAt ?? task.now()),
        input: `absence.${newId()}`,
        proof: { kind: 'unlisted', generation: generation.id },
      }
      const record = merge(before, gone, traits)
      const change = changeBetween(before, record)
      const draft = {
        fence,
        records: [],
        tombstones: [record],
        seen: [],
        checkpoint: task.checkpoint,
        changes: change ? [change] : [],
        observed: record.lastSeen,
      }
      landed(task, await commitSparing(space, draft))
      buried++
    }
    if (page.length < BATCH) return buried
    after = page.at(-1)!.id
  }
}
