import type { Generation } from '../store/index.ts'
import { changeBetween, type Gone, isGone, merge, type StoredRecord } from '../writer/index.ts'
import { countAbsent, isAbsent } from './absent.ts'
import { isRecord } from './readable.ts'
import { save } from './save.ts'
import { commitSparing, landed } from './sparing.ts'
import type { Task } from './task.ts'

/** Rows asked for by id before one that is known to be there is asked for. */
const BATCH = 50
/** So many may be missing without the share counting. */
const FEW = 10
/** More than this share missing at once looks like a lost permission, not like deletes. */
const SHARE = 0.25
/** Milliseconds after which a row known to be there is asked for again. */
const SHOWN = 5000
/** Rows asked for by id in one run of a stream; what is left waits for the next. */
const MOST = 1000

/**
 * Settles what a complete generation did not hold. A record is gone when it is missing there, then answers 404
 * more than the lag after it was last seen, and a record known to be there answers 200 right before and right after
 * under the same credential. Anything less leaves it alone. Resolves to how many stay missing.
 */
export async function settleMissing(task: Task, generation: Generation): Promise<number> {
  const { space, stream, source } = task
  const seen = generation.seen ?? 0
  const missing = await countAbsent(space, stream.name, generation)
  const held = looksHidden(missing, seen)
  const settled = missing > 0 && seen > 0 && !held && source.gets(stream) ? await settle(task, generation) : 0
  const left = missing - settled
  if (left !== task.checkpoint.missing) await save(task, { ...task.checkpoint, missing: left })
  return left
}

/** Are so many missing beside those seen that a lost permission is likelier than deletes? */
export const looksHidden = (missing: number, seen: number): boolean =>
  missing > FEW && missing > SHARE * (seen + missing)

/** How many were settled. */
async function settle(task: Task, generation: Generation): Promise<number> {
  let [settled, asked] = [0, 0]
  for (let after: string | undefined; asked < MOST; ) {
    const batch = await task.space.unseen(task.stream.name, generation.id, { after, limit: BATCH })
    // Of any sighting, not of lists alone: a record that only a webhook told of has none of those.
    const due = batch.filter(
      (record) => isAbsent(record, generation) && task.now() > record.lastSeen + task.traits.lag,
    )
    const sibling = due.length > 0 ? await livingSibling(task, generation) : null
    const done =
      sibling === null ? 0 : await proveGone(task, { records: due, sibling, generation: generation.id })
    // None of them: the credential no longer sees a record it saw, or nothing was due.
    if (due.length > 0 && done === 0) return settled
    settled += done
    asked += due.length
    if (batch.length < BATCH) return settled
    after = batch.at(-1)!.id
  }
  return settled
}

/** Records an enumeration did not hold, one that it did, and the enumeration's id. */
export interface Suspects {
  readonly records: readonly StoredRecord[]
  /** The id of a row that is known to be there. */
  readonly sibling: string
  readonly generation: string
}

/** Asks for records one by one; resolves to how many are settled: proven gone, or found alive. */
export async function proveGone(task: Task, { records, sibling, generation }: Suspects): Promise<number> {
  const { source, stream, signal } = task
  if (records.length === 0) return 0
  // The same credential still sees what it saw: without this, a lost permission would look like deletes. Before as
  // well as after, or one that comes back in between would hide that it was lost.
  if ((await ask(sibling)).row === null) return 0
  let dead: { before: StoredRecord; observed: number }[] = []
  let [alive, gone, shown] = [0, 0, task.now()]
  for (const before of records) {
    // A permission lost and given back in between would go unseen: not for long.
    if (task.now() - shown > SHOWN) {
      if ((await ask(sibling)).row === null) return alive + gone
      await bury()
      shown = task.now()
    }
    const { row, observed } = await ask(before.id)
    if (row === null) dead.push({ before, observed })
    else {
      alive++
      // There it is; more cannot be said of it.
      if (!isRecord(row)) continue
      const input = `get.${task.newId()}`
      const copy = { kind: 'full', stream: stream.name, id: before.id, origin: 'get', row, input } as const
      await write(task, before, merge(before, { ...copy, observed: task.observe(observed) }, task.traits))
    }
  }
  if (dead.length > 0 && (await ask(sibling)).row !== null) await bury()
  return alive + gone

  /** Writes the tombstones of what answered 404 between two answers of the sibling. */
  async function bury() {
    for (const { before, observed } of dead) {
      const copy: Gone = {
        kind: 'gone',
        stream: stream.name,
        id: before.id,
        origin: 'absence',
        observed: task.observe(observed),
        input: `absence.${task.newId()}`,
        proof: { kind: 'not-found', generation },
      }
      await write(task, before, merge(before, copy, task.traits))
      gone++
    }
    dead = []
  }

  async function ask(id: string) {
    task.counts.requests++
    return source.get(stream, id, signal)
  }
}

/** An id that the generation held. Both lists ascend, so that the unseen cover the range of the scan. */
export async function livingSibling(task: Task, generation: Generation): Promise<string | null> {
  const { space, stream } = task
  for (let after: string | undefined; ; ) {
    const page = { after, limit: 200 }
    const records = await space.scan(stream.name, page)
    const absent = new Set((await space.unseen(stream.name, generation.id, page)).map(({ id }) => id))
    const sibling = records.find((record) => !isGone(record) && !absent.has(record.id))
    if (sibling) return sibling.id
    if (records.length < 200) return null
    after = records.at(-1)!.id
  }
}

/** One record, its change and the request it cost. Somebody else's newer write makes it a conflict: left for the next run. */
async function write(task: Task, before: StoredRecord, after: StoredRecord): Promise<void> {
  const change = changeBetween(before, after)
  const gone = isGone(after)
  const checkpoint = { ...task.checkpoint, requests: task.checkpoint.requests + 1 }
  const draft = {
    fence: task.fence,
    records: gone ? [] : [after],
    tombstones: gone ? [after] : [],
    seen: [],
    checkpoint,
    changes: change ? [change] : [],
    observed: after.lastSeen,
  }
  landed(task, await commitSparing(task.space, draft))
}
