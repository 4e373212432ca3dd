/** What a store is. */
export type { Checkpoint, Generation, RunRecord, Trouble } from './checkpoint.ts'
export { ConflictError, FencedError, StoreError } from './errors.ts'
export type { Fence, Holder, LeaseAnswer, LeaseRequest } from './lease.ts'
export type { ColumnKind, Commit, Space, SyncStore, TableDescription } from './store.ts'
