import type { Generation } from '../store/index.ts'
import { changeBetween, type Gone, merge, type StoredRecord } from '../writer/index.ts'
import { save } from './full.ts'
import type { Task } from './task.ts'

/** Rows asked for by id before one that is known to be there is asked for. */
const BATCH = 50
/** So many may be missing without the share counting. */
const FEW = 10
/** More than this share missing at once looks like a lost permission, not like deletes. */
const SHARE = 0.25

/**
 * Settles what a complete generation did not hold. A record is gone when it is missing there, then answers 404
 * more than the lag after it was last seen, and a record known to be there answers 200 right after under the
 * same credential. Anything less leaves it alone. Resolves to how many stay missing.
 */
export async function settleMissing(task: Task, generation: Generation): Promise<number> {
  const missing = await unseen(task, generation)
  const known = generation.seen ?? 0
  const held = missing.length > FEW && missing.length > SHARE * (known + missing.length)
  let left = missing.length
  if (!held && known > 0 && task.source.gets(task.stream)) {
    const lag = task.traits.lag
    const due = missing.filter((record) => task.now() > record.live + lag)
    for (let from = 0; from < due.length; from += BATCH) {
      const settled = await settleBatch(task, generation, due.slice(from, from + BATCH))
      left -= settled
      if (settled === 0) break
    }
  }
  if (left !== task.checkpoint.missing) await save(task, { ...task.checkpoint, missing: left })
  return left
}

async function unseen(task: Task, generation: Generation): Promise<StoredRecord[]> {
  const found: StoredRecord[] = []
  for (let after: string | undefined; ; ) {
    const page = await task.space.unseen(task.stream.name, generation.id, { after, limit: 500 })
    found.push(...page)
    if (page.length < 500) return found
    after = page.at(-1)!.id
  }
}

/** How many of the batch are settled: proven gone, or found alive. */
async function settleBatch(
  task: Task,
  generation: Generation,
  batch: readonly StoredRecord[],
): Promise<number> {
  const { source, stream, signal } = task
  const dead: { before: StoredRecord; observed: number }[] = []
  let alive = 0
  for (const before of batch) {
    const { row, observed } = await ask(before.id)
    if (row === null) dead.push({ before, observed })
    else {
      const input = `get.${task.newId()}`
      const copy = { kind: 'full', stream: stream.name, id: before.id, origin: 'get', row, input } as const
      await write(task, before, merge(before, { ...copy, observed: task.observe(observed) }, task.traits))
      alive++
    }
  }
  if (dead.length === 0) return alive
  // The same credential still sees what it saw: without this, a lost permission would look like deletes.
  const sibling = await livingSibling(task, generation)
  if (sibling === null || (await ask(sibling)).row === null) return alive
  for (const { before, observed } of dead) {
    const gone: Gone = {
      kind: 'gone',
      stream: stream.name,
      id: before.id,
      origin: 'absence',
      observed: task.observe(observed),
      input: `absence.${task.newId()}`,
      proof: { kind: 'not-found', generation: generation.id },
    }
    await write(task, before, merge(before, gone, task.traits))
  }
  return alive + dead.length

  async function ask(id: string) {
    task.counts.requests++
    return source.get(stream, id, signal)
  }
}

/** An id that the generation held. */
async function livingSibling(task: Task, generation: Generation): Promise<string | null> {
  const { space, stream } = task
  const absent = new Set((await unseen(task, generation)).map((record) => record.id))
  for (let after: string | undefined; ; ) {
    const page = await space.scan(stream.name, { after, limit: 200 })
    const sibling = page.find((record) => record.dead <= record.live && !absent.has(record.id))
    if (sibling) return sibling.id
    if (page.length < 200) return null
    after = page.at(-1)!.id
  }
}

/** One record, its change and the request it cost. Somebody else's newer write makes it a conflict: left for the next run. */
async function write(task: Task, before: StoredRecord, after: StoredRecord): Promise<void> {
  const change = changeBetween(before, after)
  const gone = after.dead > after.live
  const checkpoint = { ...task.checkpoint, requests: task.checkpoint.requests + 1 }
  await task.space.commit({
    fence: task.fence,
    records: gone ? [] : [after],
    tombstones: gone ? [after] : [],
    seen: [],
    checkpoint,
    changes: change ? [change] : [],
    observed: after.lastSeen,
  })
  task.checkpoint = checkpoint
  if (change) task.counts[change.kind]++
}
