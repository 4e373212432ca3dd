/** A cache for GETs (`@pcokit/sdk/cache`), on lru-cache: in memory, of one process, off unless handed to a client. */
import { LRUCache } from 'lru-cache'
import { onAbort } from '../core/abortable.ts'
import type { ResponseCache } from '../types/cache.ts'
import type { Clock } from '../types/clock.ts'
import type { PcoRequest, PcoResponse } from '../types/transport.ts'

export type { ResponseCache } from '../types/cache.ts'

/** How much is kept, and for how long. */
export interface ResponseCacheOptions {
  /** Responses kept; a page of 100 rows is about 100 kB. @default 500 */
  readonly max?: number | undefined
  /** Milliseconds a response is good for; 0 keeps nothing and only joins loads under way. @default 60000 */
  readonly ttl?: number | undefined
  /** @default the machine's clock */
  readonly clock?: Pick<Clock, 'now'> | undefined
}

/** A cache that can be emptied. */
export interface MemoryResponseCache extends ResponseCache {
  /** Forgets everything. Loads under way are not stored. */
  clear(): void
  /** Responses now kept. */
  readonly size: number
}

/** A load under way, and how many wait for it. */
interface Load {
  readonly promise: Promise<PcoResponse>
  readonly abort: AbortController
  waiting: number
}

/** `/people/v2/people/1` → `people`; `check_ins` is another spelling of `check-ins`. */
const productOf = (path: string): string => (path.split('/')[1] ?? '').replaceAll('_', '-')

/** Rows are handed out as copies: whoever changes one changes nothing in the cache. Costs about 1 ms a full page. */
const copyOf = (response: PcoResponse): PcoResponse => ({ ...response, body: structuredClone(response.body) })

/**
 * Keeps GETs for a while and joins those under way: ten equal calls at once cost one request. Keyed by credential,
 * host, version, path and query. A write forgets everything of its product, for every credential, since a change of
 * one row shows in lists, includes and edges of others; other products see it after `ttl` at the latest. A call
 * with `{ fresh: true }` always asks PCO, and stores what it says. Failures are never stored.
 *
 * Reads lag writes on PCO itself: a value read within minutes after a write may be the old one, cached or not.
 * @example createClient({ auth, products: { people }, cache: responseCache({ ttl: 30_000 }) })
 */
export function responseCache(options: ResponseCacheOptions = {}): MemoryResponseCache {
  const { max = 500, ttl = 60_000, clock } = options
  const stored = new LRUCache<string, { readonly product: string; readonly response: PcoResponse }>({
    max,
    ttl,
    ttlResolution: 0,
    ...(clock && { perf: { now: () => clock.now() } }),
  })
  const loads = new Map<string, Load & { readonly product: string }>()

  /** What began before a write may hold what was true before it: nobody may join it, and it is not stored. */
  const forget = (concerns: (product: string) => boolean): void => {
    for (const [key, { product }] of [...stored.entries()]) if (concerns(product)) stored.delete(key)
    for (const [key, { product }] of loads) if (concerns(product)) loads.delete(key)
  }

  const start = (key: string, product: string, work: (signal: AbortSignal) => Promise<PcoResponse>) => {
    const abort = new AbortController()
    const load = { product, abort, waiting: 0, promise: work(abort.signal) }
    loads.set(key, load)
    const current = () => loads.get(key) === load
    load.promise.then(
      (response) => {
        if (current() && ttl > 0) stored.set(key, { product, response })
        if (current()) loads.delete(key)
      },
      () => {
        if (current()) loads.delete(key)
      },
    )
    return load
  }

  /** Waits for a load, until the caller's own signal; the last to leave aborts it. */
  const join = (load: Load, signal: AbortSignal | undefined): Promise<PcoResponse> =>
    new Promise((resolve, reject) => {
      load.waiting++
      const off = onAbort(signal, () => {
        reject(signal?.reason)
        if (--load.waiting === 0) load.abort.abort(signal?.reason)
      })
      load.promise.then((response) => resolve(copyOf(response)), reject).finally(off)
    })

  const read = async (
    { path, query, version, options: own }: PcoRequest,
    scope: string,
    work: (signal: AbortSignal) => Promise<PcoResponse>,
  ): Promise<PcoResponse> => {
    const fresh = own?.fresh ?? false
    const key = [scope, version ?? '', path, query].join('\n')
    const hit = fresh ? undefined : stored.get(key)
    if (hit) return copyOf(hit.response)
    const under = fresh ? undefined : loads.get(key)
    // One that was just left by its last caller is being aborted.
    const load = under && !under.abort.signal.aborted ? under : start(key, productOf(path), work)
    return join(load, own?.signal)
  }

  return {
    send: async (request, scope, load) => {
      if (request.method === 'GET') return read(request, scope, load)
      try {
        return await load(request.options?.signal)
      } finally {
        // Also of a write that failed: it may have been done.
        const written = productOf(request.path)
        forget((product) => product === written)
      }
    },
    clear: () => forget(() => true),
    get size() {
      return stored.size
    },
  }
}
