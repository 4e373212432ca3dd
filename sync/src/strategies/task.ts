import type { SyncEvent } from '../engine/events.ts'
import type { Counts } from '../engine/report.ts'
import type { Route } from '../planner/index.ts'
import type { Source, Stream } from '../source/index.ts'
import type { Checkpoint, Fence, Space } from '../store/index.ts'
import type { Traits } from '../writer/index.ts'
import type { Passengers } from './ride.ts'

/** One stream being worked on, and everything a strategy may use. */
export interface Task {
  readonly stream: Stream
  readonly route: Route
  readonly source: Source
  readonly space: Space
  readonly fence: Fence
  readonly traits: Traits
  /** Aborts when the run is cancelled or the lease is lost. */
  readonly signal: AbortSignal
  readonly readAhead: number
  /** The streams that ride on this one's pages, once they have boarded; null when none does. */
  passengers: Passengers | null
  /** Rows a page. */
  readonly perPage: number
  /** A fresh id: of a generation or of an input. */
  newId(): string
  /** Lifts an observation that fell below the stream's earlier ones or the store's: clocks step back, time does not. */
  observe(at: number): number
  /** The time now, never below what the store has seen. */
  now(): number
  emit(event: SyncEvent): void
  /** Counted while it goes on. */
  readonly counts: Counts
  /** Where the stream stood when the task began, then after each commit. */
  checkpoint: Checkpoint
}
