/** What a store is. */
export type {
  Checkpoint,
  DeltaState,
  Dirty,
  Doubtful,
  Followed,
  FollowedOpen,
  Generation,
  Learnt,
  Quarantined,
  Ridden,
  RunRecord,
  Trouble,
  WalkPosition,
} from './checkpoint.ts'
export { ConflictError, FencedError, LeasedError, RecordError, StoreError } from './errors.ts'
export type { Fence, Holder, LeaseAnswer, LeaseRequest } from './lease.ts'
export type { ColumnKind, Commit, Space, SyncStore, TableDescription } from './store.ts'
