import type { ClientCore } from '@pcokit/sdk'
import type { Catalogue, Clock } from '@pcokit/sdk/runtime'
import type { Source } from '../source/index.ts'
import type { SyncStore } from '../store/index.ts'
import type { Listener } from './events.ts'

/** Where a log line goes. pino and console fit. */
export interface Logger {
  debug(data: object, message: string): void
  info(data: object, message: string): void
  warn(data: object, message: string): void
  error(data: object, message: string): void
}

/** What `createSync` takes. */
export interface SyncOptions {
  /** The client to read through. Its products decide what can be reached. */
  readonly client: ClientCore
  /** Names one organisation with one credential: its room in the store. */
  readonly connection: string
  readonly store: SyncStore
  /** Names and patterns: `people.*`, `giving.Donation`, `!people.Report`. @default ['*'] */
  readonly streams?: readonly string[] | undefined
  /** What can be read. @default the catalogues of all products */
  readonly catalogues?: readonly Catalogue[] | undefined
  /** Streams read at the same time; they share the limiter. @default 4 */
  readonly lanes?: number | undefined
  /** Pages in flight a stream. @default 2 */
  readonly readAhead?: number | undefined
  /** Rows a page; simulations read few at a time. @default 100, the most PCO gives */
  readonly perPage?: number | undefined
  /** Includes asked of one listing at most; more is heavier for PCO, fewer costs walks. @default 8 */
  readonly maxIncludes?: number | undefined
  /** Milliseconds a read may lag a write on PCO's side. @default 600000 */
  readonly lag?: number | undefined
  /** Milliseconds before the start of a run from which its changes are read again by the next; at least `lag`. @default `lag` */
  readonly margin?: number | undefined
  /** Milliseconds after which a stream is read anew in full, for all streams or by stream. @default 86400000 */
  readonly deepEvery?: number | { readonly [stream: string]: number } | undefined
  /**
   * Milliseconds after which a stream's counts are compared with PCO's, for all streams or by stream: deletes are found
   * by it at a few requests. @default 21600000
   */
  readonly reconcileEvery?: number | { readonly [stream: string]: number } | undefined
  /**
   * How often in one run a stream is tried again when its trouble may pass: a fault of PCO, of the network or of the
   * store, after 5 s, 20 s, 80 s and so on by the clock, while other streams go on. Never after 401 or 403. @default 2
   */
  readonly retries?: number | undefined
  /** Milliseconds a lease lasts when its holder dies. @default 30000 */
  readonly leaseTtl?: number | undefined
  /** Names this process as holder of leases. @default host and process id */
  readonly owner?: string | undefined
  /** Is a holder of a lease known to be dead? @default looks for the process on this host */
  readonly ownerGone?: ((owner: string) => boolean) | undefined
  readonly onEvent?: Listener | undefined
  readonly logger?: Logger | undefined
  /** @default the machine's clock */
  readonly clock?: Clock | undefined
  /** Numbers in [0, 1) for ids. @default the machine's secure randomness */
  readonly random?: (() => number) | undefined
  /** Reads from here instead of the client: for tests and simulations. */
  readonly source?: Source | undefined
}
