import type { Generation } from '../store/index.ts'
import { changeBetween, type Gone, merge } from '../writer/index.ts'
import { countAbsent } from './absent.ts'
import { absentBelow, type Below } from './below.ts'
import { save } from './full.ts'
import { commitSparing, landed } from './sparing.ts'
import type { Task } from './task.ts'

const BATCH = 200
/** So many may be missing without the share counting. */
const FEW = 10
/** More than this share missing at once looks like a lost permission, not like deletes. */
const SHARE = 0.25

/** Rows asked for by id in one run of a stream; what is left waits for the next. */
const MOST = 1000

/**
 * Settles what a complete walk did not hold: gone when a complete generation more than the lag before did not hold it
 * either, below no parent, old or new. Types that can be read one by one have to answer 404 below their parent besides,
 * while another of them is shown. All others stay `missing`. Resolves to how many.
 */
export async function settleUnlisted(
  task: Task,
  generation: Generation,
  previous: Generation | null,
  below: Below,
): Promise<number> {
  const { space, stream, traits } = task
  const seen = generation.seen ?? 0
  let missing = await countAbsent(space, stream.name, generation)
  const held = missing > FEW && missing > SHARE * (seen + missing)
  // What only came along does not say when it was last seen.
  const walked = previous?.walk != null ? previous : null
  const apart = walked?.finishedAt != null && generation.startedAt > walked.finishedAt + traits.lag
  if (missing > 0 && apart && !held) missing -= await bury(task, generation, walked, below)
  if (missing !== task.checkpoint.missing) await save(task, { ...task.checkpoint, missing })
  return missing
}

/** How many are gone. */
async function bury(task: Task, generation: Generation, previous: Generation, below: Below): Promise<number> {
  const { space, stream, fence, traits, newId } = task
  const alone = stream.declaration.gets.length === 0
  // Rows that could not be read then were there, whatever the store says of when they were last.
  const { quarantine = [] } = task.checkpoint
  const aside = new Set(
    quarantine
      .filter(({ at, stream: of }) => of === undefined && at >= previous.startedAt)
      .map(({ id }) => id),
  )
  let [buried, asked] = [0, 0]
  for (let after: string | undefined; ; ) {
    const page = await space.unseen(stream.name, generation.id, { after, limit: BATCH })
    const twice = page.filter(({ id, lastSeen }) => lastSeen < previous.startedAt && !aside.has(id))
    const gone = alone ? twice : await absentBelow(task, generation, twice, below)
    asked += twice.length
    for (const before of gone) {
      const input: Gone = {
        kind: 'gone',
        stream: stream.name,
        id: before.id,
        origin: 'absence',
        observed: task.observe(generation.finishedAt ?? task.now()),
        input: `absence.${newId()}`,
        proof: { kind: 'unlisted', generation: generation.id },
      }
      const record = merge(before, input, traits)
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
    if (page.length < BATCH || (!alone && asked >= MOST)) return buried
    after = page.at(-1)!.id
  }
}
