import type { Stream } from '../source/index.ts'
import { ConflictError, type Dirty } from '../store/index.ts'
import { changeBetween, type Input, merge, type StoredRecord, type Traits } from '../writer/index.ts'
import { isRecord } from './readable.ts'
import { save } from './save.ts'
import { commitSparing, landed } from './sparing.ts'
import type { Task } from './task.ts'

/** Records remembered as dirty: what goes beyond is settled by the next full reading. */
const MOST = 1000

/** What is known of other streams. */
export interface Others {
  stream(name: string): Stream | undefined
  traits(stream: Stream): Traits
}

/** The list with more records on it, each once, by its latest time. */
export function withDirty(known: readonly Dirty[] = [], more: readonly Dirty[]): readonly Dirty[] {
  if (more.length === 0) return known
  const all = new Map([...known, ...more].map((dirty) => [`${dirty.stream} ${dirty.id}`, dirty]))
  return [...all.values()].slice(-MOST)
}

/** Of records about to be written, those whose reads contradict each other. */
export const dirtyOf = (records: readonly StoredRecord[]): Dirty[] =>
  records.flatMap(({ stream, id, dirtyUntil: until }) => (until === null ? [] : [{ stream, id, until }]))

/**
 * Reads dirty records once more, when reads no longer lag: one request each. A record that answers 404 stays as it
 * is: the next full reading proves it gone.
 */
export async function settleDirty(task: Task, others: Others): Promise<void> {
  const { dirty = [] } = task.checkpoint
  const due = dirty.filter(({ until }) => until <= task.now())
  for (const { stream: name, id } of due) {
    const stream = others.stream(name)
    const before = (await task.space.records(name, [id])).get(id)
    // A reading of its list may have settled it meanwhile.
    if (stream && before && before.dirtyUntil !== null && task.source.gets(stream)) {
      task.counts.requests++
      const { row, observed } = await task.source.get(stream, id, task.signal)
      const input = `get.${task.newId()}`
      if (isRecord(row)) {
        const copy = { kind: 'full', stream: name, id, origin: 'get', row, input } as const
        await writeOther(task, { ...copy, observed: task.observe(observed) }, others.traits(stream), 1)
      }
    }
    task.signal.throwIfAborted()
  }
  if (due.length === 0) return
  const left = (task.checkpoint.dirty ?? []).filter((entry) => !due.includes(entry))
  await save(task, { ...task.checkpoint, dirty: left })
}

/**
 * Merges an input into a record of any stream, again when another wrote it at the same moment. With `generation` it
 * counts as seen there; then it is of the task's own stream.
 */
export async function writeOther(
  task: Pick<Task, 'space' | 'fence' | 'counts' | 'checkpoint'>,
  input: Input,
  traits: Traits,
  requests = 0,
  generation?: string,
): Promise<StoredRecord> {
  for (let attempt = 1; ; attempt++) {
    const before = (await task.space.records(input.stream, [input.id])).get(input.id) ?? null
    const after = merge(before, input, traits)
    const change = changeBetween(before, after)
    const gone = input.kind === 'gone'
    const checkpoint = {
      ...task.checkpoint,
      requests: task.checkpoint.requests + (attempt === 1 ? requests : 0),
    }
    const { id, observed } = input
    const draft = {
      fence: task.fence,
      records: gone ? [] : [after],
      tombstones: gone ? [after] : [],
      seen: generation ? [{ id, generation, observed, input: input.input, rev: after.rev }] : [],
      checkpoint,
      changes: change ? [change] : [],
      observed,
    }
    try {
      landed(task, await commitSparing(task.space, draft, generation ? { generation } : {}))
    } catch (error) {
      if (error instanceof ConflictError && attempt < 10) continue
      throw error
    }
    return after
  }
}
