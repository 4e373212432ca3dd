import type { AnyRow } from '@pcokit/sdk/runtime'
import type { Plan } from '../planner/index.ts'
import type { Wanted } from '../strategies/index.ts'
import type { DriftReport } from '../verify/index.ts'
import type { ReceivedEvent, ReceiveReport } from '../webhooks/index.ts'
import type { Change } from '../writer/index.ts'
import type { Listener, SyncEvent } from './events.ts'
import type { RunReport } from './report.ts'
import type { SyncStatus } from './status.ts'

/** A copy of one connection's data, and what can be done with it. */
export interface Sync {
  /** What a run would do and cost. Spends nothing, or with `probe` one request a stream, for exact counts. */
  plan(options?: { readonly probe?: boolean; readonly signal?: AbortSignal }): Promise<Plan>
  /**
   * Brings the copy up to date; goes on where a run was cut off. Each stream is read in full first, then only what
   * changed; every `reconcileEvery` counts are compared, which finds deletes, and every `deepEvery` it is read in full
   * again, which finds the rest: changes that PCO stamps nothing on, deletes below parents.
   * `strategy` forces one for all. A stream that fails by something that may pass is tried again (`retries`); one that
   * fails for good is in the report and does not stop the others. Aborting ends the run with outcome `cancelled`.
   * @throws SelectionError for streams that do not exist; StoreError when the store cannot be used
   */
  run(options?: { readonly signal?: AbortSignal; readonly strategy?: Wanted }): Promise<RunReport>
  /**
   * Holds a run: pages under way are committed, no request is begun, leases stay ours. Aborting ends it all the same.
   * A run that begins while paused waits before its first request.
   * @example
   * sync.pause()
   * await pco.people.people.get('123')
   * sync.resume()
   */
  pause(): void
  /** Lets a paused run go on where it is. */
  resume(): void
  readonly paused: boolean
  /**
   * Where the copy differs from Planning Center, repairing nothing: every stream is read in full by its own route, at
   * the price of a full run, and compared. Writes nothing and takes no lease, so that it may go beside a run. Rows
   * stamped since the last run are no drift, and counted apart (`newer`). Streams that cannot be read say so.
   * @param options `streams`: names and patterns among those of the sync. @default all of them
   * @throws SelectionError for streams that are not the sync's; StoreError; the signal's reason when it aborts
   * @example
   * const { streams } = await sync.verify({ streams: ['people.Person'] })
   * for (const { stream, missing, extra, changed } of streams) console.log(stream, missing, extra, changed)
   */
  verify(options?: {
    readonly streams?: readonly string[]
    readonly signal?: AbortSignal
  }): Promise<DriftReport>
  /**
   * Writes webhooks into the copy: what was created or updated is merged, what was destroyed or merged away is gone,
   * unless a reading saw it since; then one request decides, at this call, a later one or a run. Events may come in
   * any order, twice, and while a run is at work. Events of streams that are not copied, and unknown ones, are counted.
   * @param events as `verifyWebhook` gave them, now or earlier
   * @throws ReceiveBusyError when another process receives for too long; StoreError when the store cannot be used: in
   * both cases answer PCO with 503, and it sends them again
   * @example
   * const events = await verifyWebhook(await request.text(), request.headers, secrets)
   * const { deleted, waiting } = await sync.receive(events)
   * console.log(`${deleted} gone, ${waiting} to be asked for later`)
   */
  receive(events: readonly ReceivedEvent[]): Promise<ReceiveReport>
  /** What changed, in commit order, from after the number given to the feed's present end. */
  changes(options?: { readonly after?: number }): AsyncIterable<Change>
  /** The records of a stream that are not known to be gone, by id. Memory is bounded. */
  records(stream: string): AsyncIterable<AnyRow>
  status(): Promise<SyncStatus>
  /**
   * Forgets the whole copy; the next run makes it anew. The feed starts over as well, with numbers that go on.
   * @throws LeasedError while another run works on the copy; Error while this sync runs
   * @example
   * await sync.reset()
   * await sync.run()
   */
  reset(): Promise<void>
  /** What happens from now on, until the loop is left or the signal aborts. */
  events(options?: { readonly signal?: AbortSignal }): AsyncIterable<SyncEvent>
  /** @returns a function that ends it */
  on(listener: Listener): () => void
}
