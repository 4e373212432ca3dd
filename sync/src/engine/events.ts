import type { RateLimitState } from '@pcokit/sdk/runtime'
import type { Plan } from '../planner/index.ts'
import type { Trouble } from '../store/index.ts'
import type { RunReport, StreamReport } from './report.ts'

/** What happens during a run, for progress and logs. Holds no data of records and no secret. */
export type SyncEvent =
  | { readonly type: 'run-started'; readonly run: string; readonly plan: Plan }
  | {
      readonly type: 'stream-started'
      readonly stream: string
      readonly resumed: boolean
      readonly offset: number
      readonly total: number | null
    }
  | {
      readonly type: 'page'
      readonly stream: string
      readonly offset: number
      readonly rows: number
      /** Rows up to here, of how many. */
      readonly done: number
      readonly total: number | null
      readonly rateLimit: RateLimitState | null
    }
  /** Rows were removed or counts disagree: some pages are read once more. */
  | { readonly type: 're-read'; readonly stream: string; readonly from: number; readonly reason: string }
  | {
      readonly type: 'row-refused'
      readonly stream: string
      readonly offset: number
      readonly reason: string
    }
  /** It failed by something that may pass, and is tried again in this run after `pause` (ms). */
  | {
      readonly type: 'stream-put-off'
      readonly stream: string
      /** Made so far. */
      readonly attempts: number
      readonly pause: number
      readonly trouble: Trouble
    }
  /** No request is begun until `resumed`. */
  | { readonly type: 'paused' }
  | { readonly type: 'resumed' }
  | { readonly type: 'stream-finished'; readonly report: StreamReport }
  | { readonly type: 'run-finished'; readonly report: RunReport }

export type Listener = (event: SyncEvent) => void

/** Hands events to listeners. A listener that throws does not break a run. */
export class Emitter {
  readonly #listeners = new Set<Listener>()

  emit(event: SyncEvent): void {
    for (const listener of this.#listeners) {
      try {
        listener(event)
      } catch {}
    }
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The events from now on, until the loop is left or the signal aborts. Keeps at most `most` unread ones. */
  async *stream(signal?: AbortSignal, most = 10_000): AsyncGenerator<SyncEvent, void, undefined> {
    const queue: SyncEvent[] = []
    let wake: (() => void) | null = null
    const stop = this.listen((event) => {
      queue.push(event)
      if (queue.length > most) queue.shift()
      wake?.()
    })
    const onAbort = (): void => wake?.()
    signal?.addEventListener('abort', onAbort)
    try {
      while (!signal?.aborted) {
        const event = queue.shift()
        if (event) yield event
        else await new Promise<void>((resolve) => (wake = resolve))
        wake = null
      }
    } finally {
      stop()
      signal?.removeEventListener('abort', onAbort)
    }
  }
}
