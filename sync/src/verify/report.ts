import type { Unreachable } from '../planner/index.ts'
import type { Trouble } from '../store/index.ts'

/** How one stream of the copy differs from Planning Center. */
export interface StreamDrift {
  readonly stream: string
  /** Records of the copy that are not known to be gone. */
  readonly stored: number
  /** Distinct records Planning Center listed; where it is asked by creation, those younger than the lag are left out. */
  readonly listed: number
  /** Listed, and not in the copy. */
  readonly missing: number
  /** In the copy, and not listed. */
  readonly extra: number
  /** In both, and other in what they say. */
  readonly changed: number
  /** Missing or changed, and stamped since the copy was last brought up to date: no drift, the next run brings them. */
  readonly newer: number
  /** The first ids of each, at most 10. */
  readonly examples: {
    readonly missing: readonly string[]
    readonly extra: readonly string[]
    readonly changed: readonly string[]
  }
  /** `failed`: it could not be read to its end, see `trouble`. `skipped`: what it is read by could not. Neither tells of drift. */
  readonly outcome: 'complete' | 'failed' | 'skipped'
  readonly trouble: Trouble | null
}

/** What `verify` found. Times in ms since 1970. */
export interface DriftReport {
  readonly connection: string
  readonly startedAt: number
  readonly finishedAt: number
  /** Requests it took, those for parents and carriers of the streams asked for counted in. */
  readonly requests: number
  readonly streams: readonly StreamDrift[]
  /** Asked for, and not read by any run. */
  readonly unreachable: readonly Unreachable[]
}
