import type { Space } from '../store/index.ts'
import type { Task } from './task.ts'

/** Entries of the feed read at once. */
const BATCH = 500
/** Ids remembered: with more, all lists are read. */
const MOST = 20_000

/** The part of the feed to look through. */
interface Span {
  /** Number of the last entry that was seen to. */
  readonly after: number
  readonly upto: number
  /** Observations (ms) before this are old enough to be seen to for good. */
  readonly settledBefore: number
}

export interface Changed {
  /** For each of the streams asked for: ids of rows that came or changed, ascending. */
  readonly ids: readonly (readonly string[])[]
  /** Number of the last entry before the first young one. */
  readonly settled: number
}

/** Number of the feed's last entry, by a commit of nothing. */
export async function lastChange({ space, fence }: Task): Promise<number> {
  const nothing = { records: [], tombstones: [], seen: [], changes: [], checkpoint: null, observed: 0 }
  return (await space.commit({ ...nothing, fence })).lastSeq
}

/**
 * Rows of some streams that the feed tells of, each once; null when they are too many. A change that was observed
 * a short time before is told of again the next time.
 */
export async function changedParents(
  space: Space,
  streams: readonly string[],
  { after, upto, settledBefore }: Span,
): Promise<Changed | null> {
  const found = streams.map(() => new Set<string>())
  let [settled, young, count] = [after, false, 0]
  for (let last = after; last < upto; ) {
    const page = await space.changes({ after: last, limit: BATCH })
    for (const { seq, stream, id, kind, at } of page) {
      if (seq > upto) break
      young ||= at >= settledBefore
      if (!young) settled = seq
      if (kind === 'deleted') continue
      for (const [index, ids] of found.entries()) {
        if (streams[index] !== stream || ids.has(id)) continue
        ids.add(id)
        if (++count > MOST) return null
      }
    }
    if (page.length < BATCH) break
    last = page.at(-1)!.seq
  }
  return { ids: found.map((ids) => [...ids].sort()), settled }
}
