import { ConflictError, type Doubtful } from '../store/index.ts'
import { commitSparing, landed } from '../strategies/index.ts'
import { equal } from '../writer/canonical.ts'
import {
  type ChangeDraft,
  changeBetween,
  isGone,
  merge,
  type StoredRecord,
  type Traits,
} from '../writer/index.ts'
import { type Desk, keyOf, withDoubtful } from './desk.ts'
import type { Told } from './event.ts'

/** Merges again this often when a run writes the same records at the same moment. */
const ATTEMPTS = 10

/** What one event says. */
export interface Taken {
  readonly told: readonly Told[]
  readonly doubtful: readonly Doubtful[]
}

/** Merges events into the store in one commit. Resolves to how many told nothing new, and how many records it refused. */
export async function writeEvents(desk: Desk, events: readonly Taken[]) {
  for (let attempt = 1; ; attempt++) {
    const known = await recordsOf(desk, events)
    const now = new Map(known)
    const doubtful: Doubtful[] = []
    let unchanged = 0
    for (const event of events) {
      let news = event.doubtful.length > 0
      for (const told of event.told) {
        const traits = traitsOf(desk, told.stream)
        const before = now.get(keyOf(told)) ?? null
        const after = merge(before, told, traits)
        doubtful.push(...doubtsOf(told, after, traits))
        if (before && same(before, after)) continue
        now.set(keyOf(told), after)
        news = true
      }
      doubtful.push(...event.doubtful)
      if (!news) unchanged++
    }
    try {
      return { unchanged, refused: await commit(desk, known, now, doubtful) }
    } catch (error) {
      if (error instanceof ConflictError && attempt < ATTEMPTS) continue
      throw error
    }
  }
}

/** The records that events tell of, as they are. */
async function recordsOf({ space }: Desk, events: readonly Taken[]): Promise<Map<string, StoredRecord>> {
  const ids = new Map<string, Set<string>>()
  for (const { stream, id } of events.flatMap(({ told }) => told)) {
    const own = ids.get(stream)
    if (own) own.add(id)
    else ids.set(stream, new Set([id]))
  }
  const known = new Map<string, StoredRecord>()
  for (const [stream, wanted] of ids) {
    for (const record of (await space.records(stream, [...wanted])).values()) known.set(keyOf(record), record)
  }
  return known
}

/** Does it say what it said? History aside, which a repetition does not make. */
const same = (before: StoredRecord, after: StoredRecord): boolean =>
  equal(before, { ...after, rev: before.rev, lastChanged: before.lastChanged })

/** What an event leaves to be asked: is what it says is gone there, what is gone back, which of two values is right? */
function doubtsOf({ stream, id, ...told }: Told, after: StoredRecord, { lag }: Traits): Doubtful[] {
  const until = told.observed + lag
  // A read that no longer lags has shown it since.
  if (after.live > until) return []
  const found: Doubtful[] = []
  if (told.kind === 'gone' && !isGone(after)) found.push({ stream, id, until, proof: told.proof })
  if (told.kind !== 'gone' && isGone(after) && told.observed > after.dead) found.push({ stream, id, until })
  if (after.dirtyUntil !== null) found.push({ stream, id, until: after.dirtyUntil })
  return found
}

async function commit(
  desk: Desk,
  known: ReadonlyMap<string, StoredRecord>,
  now: ReadonlyMap<string, StoredRecord>,
  doubtful: readonly Doubtful[],
): Promise<number> {
  const written: StoredRecord[] = []
  const changes: ChangeDraft[] = []
  let observed = 0
  for (const [key, record] of now) {
    const before = known.get(key) ?? null
    if (before === record) continue
    // One write, however many events it took.
    const after = { ...record, rev: (before?.rev ?? 0) + 1 }
    written.push(after)
    // A clock that is ahead must not lift what others observe.
    if (after.lastSeen <= desk.now()) observed = Math.max(observed, after.lastSeen)
    const change = changeBetween(before, after)
    if (change) changes.push(change)
  }
  if (written.length === 0 && doubtful.length === 0) return 0
  const checkpoint = {
    ...desk.checkpoint,
    doubtful: withDoubtful(desk.checkpoint.doubtful, doubtful),
    updatedAt: desk.now(),
  }
  const draft = {
    fence: desk.fence,
    records: written.filter((record) => !isGone(record)),
    tombstones: written.filter(isGone),
    seen: [],
    checkpoint,
    changes,
    observed,
  }
  const done = await commitSparing(desk.space, draft)
  landed(desk, done)
  return written.length - done.records.length - done.tombstones.length
}

const traitsOf = ({ others }: Desk, stream: string): Traits => others.traits(others.stream(stream)!)
