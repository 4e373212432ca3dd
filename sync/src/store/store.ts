import type { Change, ChangeDraft, Sighting, StoredRecord } from '../writer/index.ts'
import type { Checkpoint, RunRecord } from './checkpoint.ts'
import type { Fence, LeaseAnswer, LeaseRequest } from './lease.ts'

/** Everything one page or one proof brings about, written in one atomic step or not at all. */
export interface Commit {
  /** The lease this commit writes under. */
  readonly fence: Fence
  /** Records to write whole; `rev` is one more than the revision each was computed from. */
  readonly records: readonly StoredRecord[]
  /** Records now known to be gone, written like `records`. Apart, so that a reader of a commit sees its deletes. */
  readonly tombstones: readonly StoredRecord[]
  /** Sightings in the fence's stream: the seen-set of its generation. */
  readonly seen: readonly Sighting[]
  readonly checkpoint: Checkpoint | null
  /** Entries for the feed, in order. The store numbers them. */
  readonly changes: readonly ChangeDraft[]
  /** Highest observation (ms) so far: later ones never fall below it, whatever a clock does. */
  readonly observed: number
}

/** One connection's room in a store: what two connections write never meets. */
export interface Space {
  readonly connection: string
  /**
   * Resolves to the number of the connection's last change, those of this commit counted in; an empty commit asks for it.
   * @throws FencedError, ConflictError, RecordError: nothing was written. @throws StoreError when the store is out of order.
   */
  commit(commit: Commit): Promise<{ readonly lastSeq: number }>

  /** In the order asked for. Last sightings are counted in; ids that are not there are left out. */
  records(stream: string, ids: readonly string[]): Promise<ReadonlyMap<string, StoredRecord>>
  /** Records by ascending id (as text) after `after`, tombstones too. Memory is bounded by `limit`. */
  scan(
    stream: string,
    page: { readonly after?: string | undefined; readonly limit: number },
  ): Promise<readonly StoredRecord[]>
  /** Records that are there and records known to be gone. */
  count(stream: string): Promise<{ readonly live: number; readonly gone: number }>
  /** Distinct ids sighted in a generation. */
  countSeen(stream: string, generation: string): Promise<number>
  /** Records not known to be gone that a generation did not sight, by ascending id. */
  unseen(
    stream: string,
    generation: string,
    page: { readonly after?: string | undefined; readonly limit: number },
  ): Promise<readonly StoredRecord[]>

  checkpoint(stream: string): Promise<Checkpoint | null>
  checkpoints(): Promise<readonly Checkpoint[]>
  /** Changes with a number above `after`, in order. */
  changes(page: { readonly after: number; readonly limit: number }): Promise<readonly Change[]>
  /** Highest observation (ms) of any commit; 0 at the start. */
  observed(): Promise<number>

  /** The latest runs, newest first. */
  runs(limit: number): Promise<readonly RunRecord[]>
  saveRun(run: RunRecord): Promise<void>

  acquire(request: LeaseRequest): Promise<LeaseAnswer>
  /** False when the lease is no longer ours. */
  renew(fence: Fence, lease: { readonly ttl: number; readonly now: number }): Promise<boolean>
  /** Gives a lease back. Nothing happens when it is no longer ours. */
  release(fence: Fence): Promise<void>
}

/** Where a copy lives. */
export interface SyncStore {
  /** For people: `sqlite:church.db`. Never holds a secret. */
  readonly label: string
  /** Opens the room of a connection, and the store itself where that is still to be done. */
  open(connection: string): Promise<Space>
  /** Offered the declarations of what is stored, so that a store with a query language can name columns. */
  describe?(tables: readonly TableDescription[]): Promise<void>
  /**
   * Forgets all of one connection in one step: records, sightings, changes, checkpoints and runs. What stays are
   * counters: of the feed, so that a reader's number never comes to mean another change, and of the leases, so that
   * who held one before, and slept, can be told from who comes after; it can write no more. Others' connections are
   * not touched, and a room that is open stays so.
   * @param options `at`: the time by which leases are held (ms); a store with a clock that all processes share uses
   * that instead. @default the machine's now
   * @throws LeasedError while a lease of the connection is held and not run out
   * @example
   * await store.drop('first-church')
   */
  drop(connection: string, options?: { readonly at?: number | undefined }): Promise<void>
  close(): Promise<void>
}

/** One stream as a table with real columns. */
export interface TableDescription {
  /** `people.Person` */
  readonly stream: string
  /** Attribute names. */
  readonly attributes: readonly string[]
  /** To-one relationship names. */
  readonly relationships: readonly string[]
  /** What the attributes hold; `text` for those not named. */
  readonly kinds?: { readonly [attribute: string]: ColumnKind }
}

/** What an attribute holds: `time` is an instant (ISO 8601), `date` a day, `json` an array, an object or anything. */
export type ColumnKind = 'text' | 'boolean' | 'integer' | 'number' | 'time' | 'date' | 'json'
