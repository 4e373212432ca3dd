import type { AnyRow } from '@pcokit/sdk/runtime'
import type { Key } from './key.ts'

/** What brought an input. The input's id begins with it, so that a record tells where it came from. */
export type Origin = 'list' | 'get' | 'included' | 'sparse' | 'webhook' | 'merger' | 'absence'

/** Why a record counts as gone. */
export interface Proof {
  /**
   * `not-found`: missing from a complete generation, then 404. `unlisted`: missing
   * from two complete walks and, where single rows can be read below their parents, 404 there. `destroyed`: a webhook said so. `merged`: into `survivor`.
   */
  readonly kind: 'not-found' | 'unlisted' | 'destroyed' | 'merged'
  /** The generation that did not hold it. */
  readonly generation?: string
  readonly survivor?: string
}

/** A record known to be gone, since when (observation, ms) and by which proof. */
export interface Tombstone {
  readonly at: number
  readonly proof: Proof
}

/** Everything a store keeps of one record. Handed out and taken in as immutable. */
export interface StoredRecord {
  /** `people.Person` */
  readonly stream: string
  readonly id: string
  /** Counts the writes of this record, from 1: a commit names the one it was computed from. */
  readonly rev: number
  /** The JSON:API resource as PCO sent it, joined from all copies. */
  readonly resource: AnyRow
  /** Content hash: without links and without relationships that come only when asked for. */
  readonly hash: string
  /** Key of the newest full copy; null while only poorer copies came. */
  readonly full: Key | null
  /** Keys of the fields that are not as fresh as the full copy. */
  readonly fields: { readonly [field: string]: Key }
  /** Field → last observation (ms) of a value that contradicts the present one under the same stamp. */
  readonly others: { readonly [field: string]: number }
  /** Last observation (ms) by a list or a GET, or the lag before what came along; 0 for never. */
  readonly live: number
  /** Observation (ms) of the latest proof of absence; 0 for none. Gone while `dead > live`. */
  readonly dead: number
  readonly tombstone: Tombstone | null
  readonly firstSeen: number
  readonly lastSeen: number
  /** Observation (ms) of the input that last changed the content in this store. History, not part of the join. */
  readonly lastChanged: number
  /** Reads contradict each other within the lag: read again after this time (ms). Null when settled. */
  readonly dirtyUntil: number | null
}

export const isGone = (record: StoredRecord): boolean => record.dead > record.live

/** What brought the newest full copy, or the newest field where there is none. */
export function originOf(record: StoredRecord): Origin {
  const keys = record.full ? [record.full] : Object.values(record.fields)
  const newest = keys.reduce<Key | null>(
    (best, key) => (best === null || key[1] > best[1] ? key : best),
    null,
  )
  return (newest?.[2].split('.')[0] ?? 'absence') as Origin
}
