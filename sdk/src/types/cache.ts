/** The place of a cache in the transport. The core only knows this; `@pcokit/sdk/cache` has one. */
import type { PcoRequest, PcoResponse } from './transport.ts'

/** Stands between the calls and the transport: answers GETs from what it has, and hears of writes. */
export interface ResponseCache {
  /**
   * Answers the request, by `load` where need be. A load that several callers share is handed a signal of its own,
   * aborted when nobody waits for it any more.
   * @param scope the credential's digest and the host: users see different rows.
   * @throws the caller's signal's reason when aborted, and what `load` throws.
   */
  send(
    request: PcoRequest,
    scope: string,
    load: (signal?: AbortSignal) => Promise<PcoResponse>,
  ): Promise<PcoResponse>
}
