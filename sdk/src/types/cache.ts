/** The place of a cache in the transport. The core only knows this; `@pcokit/sdk/cache` has one. */
import type { PcoResponse } from './transport.ts'

/** What makes two GETs the same. */
export interface CacheKey {
  /** The credential's digest: users see different rows. */
  readonly credential: string
  readonly baseUrl: string
  readonly version: string | null
  /** `/people/v2/people` */
  readonly path: string
  readonly query: string
}

/** Answers GETs without asking PCO. */
export interface ResponseCache {
  /**
   * The stored response, that of a load under way, or else that of `load`. A load is handed a signal of its own,
   * aborted when nobody waits for it any more.
   * @throws the caller's signal's reason when aborted, and what `load` throws.
   */
  read(
    key: CacheKey,
    options: { readonly fresh: boolean; readonly signal: AbortSignal | undefined },
    load: (signal: AbortSignal) => Promise<PcoResponse>,
  ): Promise<PcoResponse>
  /** Told of every write, whether or not it succeeded. */
  wrote(credential: string, path: string): void
}
