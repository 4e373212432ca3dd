import type { Fence, Space } from '../store/index.ts'
import { type Checkpoint, ConflictError, type Quarantined } from '../store/index.ts'
import { equal } from '../writer/canonical.ts'
import {
  type ChangeDraft,
  type Copy,
  changeBetween,
  isGone,
  isSighting,
  merge,
  type Sighting,
  type StoredRecord,
  type Traits,
} from '../writer/index.ts'
import { commitSparing, type Draft } from './sparing.ts'

/** Merges again this often when others write the same records at the same moment. */
const ATTEMPTS = 10

/** Copies of one stream's rows, and what accounts for them. */
export interface Batch {
  readonly space: Space
  readonly fence: Fence
  readonly traits: Traits
  readonly stream: string
  readonly generation: string
  readonly copies: readonly Copy[]
  /** Rows that could not be read as records. */
  readonly aside: readonly Quarantined[]
  readonly checkpoint: Checkpoint
}

/** What a batch came to. */
export interface Written {
  readonly commit: Draft
  readonly unchanged: number
}

/** Merges copies into the store, in one commit with their sightings and the checkpoint. */
export async function commitCopies(batch: Batch): Promise<Written> {
  const { space, fence, stream, checkpoint } = batch
  // A row that two parents list, or that comes along twice, is one record: the last copy of it.
  const copies = new Map(batch.copies.map((copy) => [copy.id, copy]))
  const observed = batch.copies.reduce((most, copy) => Math.max(most, copy.observed), 0)
  for (let attempt = 1; ; attempt++) {
    const known = await space.records(stream, [...copies.keys()])
    const records: StoredRecord[] = []
    const seen: Sighting[] = []
    const changes: ChangeDraft[] = []
    for (const copy of copies.values()) {
      const before = known.get(copy.id) ?? null
      const after = merge(before, copy, batch.traits)
      const sighting = sightingOf(copy, batch.generation, before)
      if (before && saysNothing(before, after, copy, sighting)) {
        seen.push(sighting)
        continue
      }
      records.push(after)
      seen.push({ ...sighting, rev: after.rev })
      const change = changeBetween(before, after)
      if (change) changes.push(change)
    }
    const draft = { fence, records, tombstones: [], seen, changes, checkpoint, observed }
    const { generation, aside } = batch
    try {
      const commit = await commitSparing(space, draft, { generation, aside })
      return { commit, unchanged: copies.size - changes.length }
    } catch (error) {
      if (error instanceof ConflictError && attempt < ATTEMPTS) continue
      throw error
    }
  }
}

/**
 * What came along counts as seen in its generation, and its sighting says nothing of when the row was last alive: it
 * tells the last one over again, whose place it takes.
 */
function sightingOf(
  { id, observed, input, origin }: Copy,
  generation: string,
  before: StoredRecord | null,
): Sighting {
  const rev = before?.rev ?? 0
  if (origin !== 'included') return { id, generation, observed, input, rev }
  const [, at, by] = before?.full ?? [0, 0, input]
  return { id, generation, observed: Math.min(before?.live ?? 0, at), input: by, rev }
}

/** Is keeping the sighting enough? For what came along also where only the age of equal values would change. */
function saysNothing(before: StoredRecord, after: StoredRecord, { kind }: Copy, sighting: Sighting): boolean {
  if (kind === 'full') return isSighting(before, after, sighting)
  return (
    before.hash === after.hash &&
    isGone(before) === isGone(after) &&
    before.dirtyUntil === after.dirtyUntil &&
    equal(before.others, after.others) &&
    equal(before.resource, after.resource)
  )
}
