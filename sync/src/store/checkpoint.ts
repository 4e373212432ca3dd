import type { Window } from '@pcokit/sdk/windowed'
import type { Proof } from '../writer/index.ts'

/** Why a stream failed or stopped short, for people: what happened and what to do about it. */
export interface Trouble {
  /** Stable: safe to branch on. */
  readonly code: string
  readonly cause: string
  readonly remedy: string
  /** Would the next run, with nothing changed by hand, have a chance? */
  readonly retry: boolean
  /** Milliseconds since 1970. */
  readonly at: number
}

/** One reading of a whole stream. */
export interface Generation {
  readonly id: string
  /** Milliseconds since 1970. */
  readonly startedAt: number
  readonly finishedAt: number | null
  /** Offset of the next page to read. */
  readonly offset: number
  /** Ids of the last rows read: the next page has to hold one of them, or rows moved. */
  readonly tail: readonly string[]
  /** `total_count` of the last page; null where PCO tells none. */
  readonly total: number | null
  /** Distinct records seen. Known when the generation ends. */
  readonly seen: number | null
  /** How often the whole list was begun: counts that disagree make it begin again. */
  readonly pass: number
  /** How often this pass had to step back. */
  readonly backs: number
  readonly pages: number
  /** Where a reading in windows stands; absent or null when it goes by pages that overlap. */
  readonly window?: Window | null
  /** Where a walk over parents stands; `offset` and `tail` are of the list below `parent`. */
  readonly walk?: WalkPosition | undefined
  /** Number of the change feed's last entry when a walk began: parents that change later have changed since. */
  readonly feed?: number | undefined
  /** Of a stream that comes along with others: by carrier, which of its generations brought these rows. */
  readonly along?: { readonly [carrier: string]: Ridden } | undefined
}

/** What one carrier brought of a stream that rides on it. */
export interface Ridden {
  /** The carrier's generation. */
  readonly generation: string
  /** The carrier was read to its end. */
  readonly done: boolean
  /** It had been read in part before this stream boarded, so its end says nothing. */
  readonly late?: boolean
  /** Rows that were named, did not come along and could not be read alone. */
  readonly lacking: number
}

/** Where a walk over parents stands. */
export interface WalkPosition {
  /** The way it goes: with another, parents below which it stands are others too. */
  readonly path?: string | undefined
  /** Which of the route's lists. */
  readonly leg: number
  /** The last parent of which all children were read; null before the first. */
  readonly after: string | null
  /** A parent that has more children than a page, while its list is being read. */
  readonly parent: string | null
  /** Children read so far, repetitions too. */
  readonly rows: number
  /** Why lists of parents could not be read, how often each: any of it keeps a generation from being complete. */
  readonly unread: { readonly [reason: string]: number }
}

/** What probes and pages showed of a list's filters: does it filter by the stamp, or ignore that it is asked to? */
export interface Learnt {
  readonly created_at?: 'filters' | 'ignored'
  readonly updated_at?: 'filters' | 'ignored'
  /** Set when rows came in another order than the one asked for. */
  readonly order?: 'ignored'
  /** Set when a list that was declared empty held a row. */
  readonly empty?: 'ignored'
}

/** A record to be read once more after a time, when reads no longer lag. */
export interface Dirty {
  readonly stream: string
  readonly id: string
  /** Milliseconds since 1970. */
  readonly until: number
}

/** A record that a webhook left in doubt: to be read once more after a time. */
export interface Doubtful extends Dirty {
  /** What the event said of it: a 404 then proves it gone. */
  readonly proof?: Proof
}

/** A record that is there and could not be stored. The rest of its page was. */
export interface Quarantined {
  readonly id: string
  /** Where it is not the checkpoint's: a merger or a second look brought it. */
  readonly stream?: string
  /** `store_record`: the store cannot keep it. `row_unreadable`: it came as something that is no record. */
  readonly code: string
  readonly cause: string
  /** When it was last seen (ms). */
  readonly at: number
  /** The generation that saw it, where the store holds nothing of it to keep a sighting of. */
  readonly generation?: string
}

/** How far deltas have read. */
export interface DeltaState {
  /** Changes stamped from here on (ms) are the next delta's: the start of the last pass, less the margin. */
  readonly watermark: number
  /** When the last pass ended (ms). */
  readonly at: number
  /** Where a pass that was cut off goes on; its start becomes the watermark. */
  readonly open?: { readonly startedAt: number; readonly from: string } | null
}

/** How far a stream that lies below others has followed their changes. */
export interface Followed {
  /** Number of the change feed up to which every change of a parent was followed. */
  readonly after: number
  /** Where a pass that was cut off goes on. */
  readonly open?: FollowedOpen | null
}

export interface FollowedOpen {
  /** Milliseconds since 1970. */
  readonly startedAt: number
  /** Number of the feed's last entry when it began. */
  readonly upto: number
  /** The way it goes: with another, the parents below which it stands are others too. */
  readonly path?: string | undefined
  /** Which of the route's lists. */
  readonly leg: number
  /** The last parent whose list was read; null before the first. */
  readonly parent: string | null
}

/** Where a stream stands. Written with the records it accounts for, in one commit. */
export interface Checkpoint {
  readonly stream: string
  /** The generation being read, or the last one that ended without being complete. */
  readonly reading: Generation | null
  /** The last generation that is known to be complete. */
  readonly complete: Generation | null
  /** Requests spent on this stream since its first run. */
  readonly requests: number
  readonly trouble: Trouble | null
  /** Records that the last complete generation did not hold and that are not proven gone. */
  readonly missing: number
  readonly learnt?: Learnt
  readonly delta?: DeltaState | null
  readonly followed?: Followed
  /** The last reconcile by counts: when it began (ms) and the pages it took. */
  readonly reconciled?: { readonly at: number; readonly requests: number }
  /** Records to be read once more, of this stream or, for mergers, of any; at most a thousand. */
  readonly dirty?: readonly Dirty[]
  /** Of webhooks: records of any stream that are to be read once more; at most a thousand. */
  readonly doubtful?: readonly Doubtful[]
  /** Records put aside, to be asked for once more by later runs; at most a hundred. */
  readonly quarantine?: readonly Quarantined[]
  /** How often a generation put a record aside when that list was full. */
  readonly overflow?: { readonly generation: string; readonly count: number }
  /** The highest id of a merger that was carried out. */
  readonly merged?: number
  readonly updatedAt: number
}

/** One run, for status. */
export interface RunRecord {
  readonly id: string
  readonly startedAt: number
  readonly finishedAt: number | null
  readonly outcome: 'running' | 'complete' | 'partial' | 'failed' | 'cancelled'
  readonly requests: number
  readonly streams: number
}
