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
