/** Keeps a faithful copy of a Planning Center organisation in a store of your own. */
export type { Listener, SyncEvent } from './engine/events.ts'
export type { Sync } from './engine/interface.ts'
export type { Logger, SyncOptions } from './engine/options.ts'
export type { RunReport, StreamReport } from './engine/report.ts'
export type { StreamStatus, SyncStatus } from './engine/status.ts'
export { createSync } from './engine/sync.ts'
export {
  type Carrier,
  type CollectionRoute,
  type Leg,
  type NamedBy,
  type Plan,
  type PlannedStream,
  type RideRoute,
  type Route,
  SelectionError,
  type Unreachable,
  type WalkRoute,
} from './planner/index.ts'
export type { PagesRequest, Source, SourcePage, Stream } from './source/index.ts'
export * from './store/index.ts'
export type { DriftReport, StreamDrift } from './verify/index.ts'
export { ReceiveBusyError, type ReceivedEvent, type ReceiveReport } from './webhooks/index.ts'
export {
  type Change,
  type ChangeDraft,
  isGone,
  type Origin,
  originOf,
  type Proof,
  type Sighting,
  type StoredRecord,
  type Tombstone,
  withSighting,
} from './writer/index.ts'
