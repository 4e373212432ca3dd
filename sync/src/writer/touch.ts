import { equal } from './canonical.ts'
import { type Key, sameKey } from './key.ts'
import { isGone, type StoredRecord } from './record.ts'

/**
 * A sighting that changed nothing: all that is written for an unchanged record. Kept beside the record, so that
 * a second full read of a million rows rewrites none of them.
 */
export interface Sighting {
  readonly id: string
  readonly generation: string
  readonly observed: number
  readonly input: string
  /** The `rev` of the record it confirmed: the full copy's key moves only while that still stands. */
  readonly rev: number
}

/** The record as it is once its last sighting is counted in. Stores apply it to every record they hand out. */
export function withSighting(record: StoredRecord, sighting: Sighting | null): StoredRecord {
  if (!sighting) return record
  const confirms = sighting.rev === record.rev && record.full !== null
  const full: Key | null = confirms ? newer(record.full!, sighting) : record.full
  return {
    ...record,
    full,
    live: Math.max(record.live, sighting.observed),
    lastSeen: Math.max(record.lastSeen, sighting.observed),
  }
}

function newer(full: Key, sighting: Sighting): Key {
  return sighting.observed > full[1] || (sighting.observed === full[1] && sighting.input > full[2])
    ? [full[0], sighting.observed, sighting.input]
    : full
}

/** Would writing `after` say nothing more than keeping this sighting beside `before`? */
export function isSighting(before: StoredRecord, after: StoredRecord, sighting: Sighting): boolean {
  const kept = withSighting(before, sighting)
  return (
    kept.full !== null &&
    after.full !== null &&
    sameKey(kept.full, after.full) &&
    kept.hash === after.hash &&
    kept.live === after.live &&
    kept.dead === after.dead &&
    !isGone(before) &&
    kept.firstSeen === after.firstSeen &&
    kept.lastSeen === after.lastSeen &&
    kept.dirtyUntil === after.dirtyUntil &&
    equal(kept.fields, after.fields) &&
    equal(kept.others, after.others) &&
    equal(kept.resource, after.resource)
  )
}
