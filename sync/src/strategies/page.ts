import type { AnyRow } from '@pcokit/sdk/runtime'
import type { SourcePage } from '../source/index.ts'
import { type Checkpoint, ConflictError } from '../store/index.ts'
import {
  type ChangeDraft,
  type Copy,
  changeBetween,
  isSighting,
  merge,
  type Sighting,
  type StoredRecord,
} from '../writer/index.ts'
import { dirtyOf, withDirty } from './dirty.ts'
import { sortRows } from './readable.ts'
import { commitSparing, landed } from './sparing.ts'
import type { Task } from './task.ts'

/** Merges again this often when others write the same records at the same moment. */
const ATTEMPTS = 10

/** What a page brings about: a commit without its frame. */
interface Effect {
  readonly records: StoredRecord[]
  readonly seen: Sighting[]
  readonly changes: ChangeDraft[]
  unchanged: number
}

/** Commits the records of a list's page together with the checkpoint that accounts for them. */
export async function commitPage(
  task: Task,
  page: SourcePage,
  generation: string,
  checkpoint: Checkpoint,
): Promise<void> {
  const { space, fence, counts, emit } = task
  const observed = task.observe(page.observed)
  const from = { stream: task.stream.name, offset: page.offset, observed, counts, emit }
  const { records: readable, aside } = sortRows(page.rows, from)
  const rows = new Map(readable.map((row) => [row.id, row]))
  const input = `list.${task.newId()}`
  for (let attempt = 1; ; attempt++) {
    const effect = await effectOf(task, rows, { generation, observed, input })
    const { records, seen, changes } = effect
    const dirty = dirtyOf(records)
    const next =
      dirty.length === 0 ? checkpoint : { ...checkpoint, dirty: withDirty(checkpoint.dirty, dirty) }
    const draft = { fence, records, tombstones: [], seen, changes, checkpoint: next, observed }
    try {
      landed(task, await commitSparing(space, draft, { generation, aside }))
    } catch (error) {
      if (error instanceof ConflictError && attempt < ATTEMPTS) continue
      throw error
    }
    counts.unchanged += effect.unchanged
    counts.rows += page.rows.length
    counts.pages++
    return
  }
}

async function effectOf(
  task: Task,
  rows: ReadonlyMap<string, AnyRow>,
  by: { generation: string; observed: number; input: string },
): Promise<Effect> {
  const stream = task.stream.name
  const known = await task.space.records(stream, [...rows.keys()])
  const effect: Effect = { records: [], seen: [], changes: [], unchanged: 0 }
  // Rows that the page before held too are not counted twice.
  const again = new Set(task.checkpoint.reading?.tail)
  for (const [id, row] of rows) {
    const copy: Copy = {
      kind: 'full',
      stream,
      id,
      origin: 'list',
      row,
      observed: by.observed,
      input: by.input,
    }
    const before = known.get(id) ?? null
    const after = merge(before, copy, task.traits)
    const sighting = { id, ...by, rev: before?.rev ?? 0 }
    if (before && isSighting(before, after, sighting)) {
      effect.seen.push(raised(before, sighting))
      if (!again.has(id)) effect.unchanged++
      continue
    }
    effect.records.push(after)
    effect.seen.push({ ...sighting, rev: after.rev })
    const change = changeBetween(before, after)
    if (change) effect.changes.push(change)
    else effect.unchanged++
  }
  return effect
}

/** A store keeps one sighting a record: of two with one observation the one that the join would keep. */
function raised({ full }: StoredRecord, sighting: Sighting): Sighting {
  const kept = full !== null && full[1] === sighting.observed && full[2] > sighting.input
  return kept ? { ...sighting, input: full[2] } : sighting
}
