import type { Unreachable } from '../planner/index.ts'
import type { Trouble } from '../store/index.ts'
import type { Strategy } from '../strategies/index.ts'

/** What a run did to one stream's records. Mutable while the stream runs. */
export interface Counts {
  /** Requests for pages and rows; `probes` come on top. */
  requests: number
  /** Requests that only counted: whether a filter works, once in a stream's life. */
  probes: number
  pages: number
  /** Rows received, repetitions too. */
  rows: number
  created: number
  updated: number
  unchanged: number
  restored: number
  deleted: number
  /** Rows that could not be read as records and had no id to remember them by. */
  refused: number
  /** Records put aside by now, by this run or earlier ones: the store cannot keep them, or they cannot be read. */
  quarantined: number
}

export const noCounts = (): Counts => ({
  requests: 0,
  probes: 0,
  pages: 0,
  rows: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  restored: 0,
  deleted: 0,
  refused: 0,
  quarantined: 0,
})

/** How a stream ended. */
export interface StreamReport extends Readonly<Counts> {
  readonly stream: string
  /**
   * `complete`: every page was read and the counts agree. `incomplete`: all was read, the counts do not agree.
   * `busy`: another process is at it. `waiting`: a stream it depends on was not read. `failed` and `cancelled` go
   * on from their checkpoint next time.
   */
  readonly outcome: 'complete' | 'incomplete' | 'failed' | 'cancelled' | 'busy' | 'waiting'
  /**
   * What was done; absent where nothing was begun. `none`: it was not due. `delta` of a stream that rides: with the rows
   * of its carriers that changed, so that an edit its carrier was not stamped for comes with the next full reading.
   */
  readonly strategy?: Strategy
  readonly resumed: boolean
  /** Records PCO no longer lists and that are not proven gone: kept. */
  readonly missing: number
  readonly trouble: Trouble | null
}

/** How a run ended. */
export interface RunReport {
  readonly run: string
  readonly startedAt: number
  readonly finishedAt: number
  /** `partial`: some streams are not complete. `failed`: none is. */
  readonly outcome: 'complete' | 'partial' | 'failed' | 'cancelled'
  readonly requests: number
  readonly streams: readonly StreamReport[]
  readonly unreachable: readonly Unreachable[]
}

export function outcomeOf(reports: readonly StreamReport[]): RunReport['outcome'] {
  const complete = reports.filter(({ outcome }) => outcome === 'complete').length
  if (complete === reports.length) return 'complete'
  if (reports.some(({ outcome }) => outcome === 'cancelled')) return 'cancelled'
  return complete > 0 || reports.some(({ outcome }) => outcome !== 'failed') ? 'partial' : 'failed'
}
