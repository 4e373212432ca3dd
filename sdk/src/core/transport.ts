/** One call to PCO: limiter, authentication, timeout, retries, errors. */
import { errorFromResponse, httpErrorInfo } from '../errors/from-response.ts'
import { HttpError } from '../errors/http.ts'
import { MalformedResponseError } from '../errors/malformed-response.ts'
import { NetworkError } from '../errors/network.ts'
import { QueryError } from '../errors/query.ts'
import { RedirectError } from '../errors/redirect.ts'
import { type CallInfo, RequestError } from '../errors/request.ts'
import { TimeoutError } from '../errors/timeout.ts'
import { createMemoryLimiter } from '../limiter/memory.ts'
import type { RequestEvent } from '../types/hooks.ts'
import type { Outcome } from '../types/limiter.ts'
import type { PcoRequest, PcoResponse, Transport } from '../types/transport.ts'
import { systemClock } from './clock.ts'
import { rateLimitState, retryAfter } from './rate-headers.ts'
import { retryDelay } from './retry.ts'
import type { TransportOptions } from './transport-options.ts'
import { VERSION } from './version.ts'

export type { TransportOptions } from './transport-options.ts'

/** PCO is stricter beyond this offset. @see https://api.planningcenteronline.com/docs/overview/rate-limiting */
const DEEP = 30_000

const nothing = (): void => {}

/** Runs what must never break a call: hooks, and releases of a limiter that may be far away. */
const quietly = (run: () => unknown): void => {
  void (async () => run())().catch(nothing)
}

/** `promise`, or the signal's reason as soon as it aborts, also where the work itself does not listen. */
function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * The transport all handles and streams send through.
 * @example
 * const transport = createTransport({ auth: personalAccessToken(id, secret) })
 * await transport.send({ method: 'GET', path: '/people/v2/me', query: '', version: '2026-06-04' })
 */
export function createTransport(options: TransportOptions): Transport {
  const { auth, hooks = {}, cache, clock = systemClock, random = Math.random, retry = {} } = options
  const home = (options.baseUrl ?? 'https://api.planningcenteronline.com').replace(/\/+$/, '')
  const limiter = options.limiter ?? createMemoryLimiter({ clock })

  /** One attempt: exactly one grant of the limiter, exactly one request. */
  async function attempt(
    request: PcoRequest,
    call: CallInfo,
    credential: string,
    authorization: string,
    signal: AbortSignal | undefined,
  ): Promise<PcoResponse> {
    const { method, path, query, body, version, options: own = {} } = request
    const { attempts, ...where } = call
    const event: RequestEvent = { ...where, attempt: attempts }
    const timeout = own.timeout ?? options.timeout ?? 30_000
    const scrub = (text: string) =>
      text.replaceAll(authorization.slice(authorization.indexOf(' ') + 1), '***')
    const form = typeof FormData === 'function' && body instanceof FormData

    const lease = await limiter.acquire({
      credential,
      class: Number(new URLSearchParams(query).get('offset')) > DEEP ? 'deep' : 'default',
      priority: own.priority ?? 'interactive',
      signal,
      timeout: timeout < Infinity ? timeout : undefined,
    })
    const sent = clock.now()
    const end = (outcome: Outcome, response?: Response) => {
      const headers = response?.headers
      quietly(() => limiter.release(lease, outcome, headers))
      quietly(() =>
        hooks.onResponse?.({
          ...event,
          status: response?.status ?? null,
          duration: clock.now() - sent,
          requestId: headers?.get('X-Request-Id') ?? null,
          rateLimit: headers ? rateLimitState(headers) : null,
        }),
      )
    }
    // A controller of our own: AbortSignal.any leaks on long-lived signals in Node 20.
    const abort = new AbortController()
    const stop = () => abort.abort(signal?.reason)
    if (signal?.aborted) stop()
    signal?.addEventListener('abort', stop, { once: true })
    const settled = new AbortController()
    clock.sleep(timeout, settled.signal).then(() => abort.abort(new TimeoutError(call, timeout)), nothing)

    let response: Response | undefined
    let text = ''
    try {
      quietly(() => hooks.onRequest?.(event))
      const headers: Record<string, string> = {
        Authorization: authorization,
        Accept: 'application/json',
        'User-Agent': options.userAgent || `pcokit/${VERSION}`,
      }
      if (version) headers['X-PCO-API-Version'] = version
      if (body !== undefined && !form) headers['Content-Type'] = 'application/json'
      const url = `${request.baseUrl ?? home}${path}${query && `?${query}`}`
      const init: RequestInit = { method, headers, redirect: 'manual', signal: abort.signal }
      if (body !== undefined) init.body = form ? (body as FormData) : JSON.stringify(body)
      response = await abortable((options.fetch ?? globalThis.fetch)(url, init), abort.signal)
      end('answered', response)
      text = await abortable(response.text(), abort.signal)
    } catch (error) {
      if (!response) end('unknown')
      if (abort.signal.aborted) throw abort.signal.reason
      if (!response) throw new NetworkError(call, error, scrub)
      // Torn: a success is told below; of a failure the status says enough.
      text = response.ok ? '{' : ''
    } finally {
      settled.abort()
      signal?.removeEventListener('abort', stop)
    }

    const { status, headers, ok } = response
    const json = ok && text ? jsonOf(text) : null
    // A GET that says 200 and nothing was torn too; 204 and empty answers to writes and actions are meant.
    if (ok && json !== undefined && (text || status === 204 || method !== 'GET'))
      return { status, headers, body: json, rateLimit: rateLimitState(headers), grantedAt: lease.grantedAt }
    // Torn JSON could hold personal data: only a page from something in between is quoted.
    const said = ok && !text.startsWith('<') ? '' : scrub(text)
    const info = httpErrorInfo(call, status, headers, said, retryAfter(headers, clock.now()))
    if (ok) throw new MalformedResponseError(info)
    if (status < 400) throw new RedirectError(info, headers.get('Location')?.split(/[?#]/)[0] ?? null)
    throw errorFromResponse(info)
  }

  /** Attempts until one succeeds or the rules say stop. */
  async function run(request: PcoRequest, credential: string, signal?: AbortSignal): Promise<PcoResponse> {
    const { method, path, query } = request
    const queryKeys = [...new URLSearchParams(query).keys()]
    let authorization = await abortable(auth.authorization(), signal)
    let refreshed = false
    let faults = 0
    let limited = 0
    for (let attempts = 1; ; attempts++) {
      const call: CallInfo = { method, path, queryKeys, attempts }
      try {
        return await attempt(request, call, credential, authorization, signal)
      } catch (error) {
        if (signal?.aborted || !(error instanceof RequestError)) throw error
        const answer = error instanceof HttpError && error.code !== 'malformed_response' ? error : null
        const status = answer?.status ?? null
        let delay: number | null = 0
        if (status === 401 && !refreshed) {
          refreshed = true
          const next = await abortable(auth.authorization(authorization), signal)
          if (next === authorization) throw error
          authorization = next
        } else {
          const count = status === 429 ? ++limited : ++faults
          delay = retryDelay({ method, status, retryAfter: answer?.retryAfter ?? null, count }, retry, random)
        }
        if (delay === null) throw error
        const wait = delay
        quietly(() => hooks.onRetry?.({ method, path, queryKeys, attempt: attempts, delay: wait, error }))
        await clock.sleep(wait, signal)
      }
    }
  }

  return {
    send: async (request) => {
      const { method, path, query, version, options: own = {} } = request
      const { signal, fresh = false } = own
      signal?.throwIfAborted()
      // `@elsewhere/` after the host would send the credential there.
      if (!path.startsWith('/'))
        throw new QueryError(`A path starts with a slash: /people/v2/people, not ${path}`)
      const credential = await abortable(auth.credential(), signal)
      if (!cache) return run(request, credential, signal)
      if (method === 'GET') {
        const key = { credential, baseUrl: request.baseUrl ?? home, version, path, query }
        return cache.read(key, { fresh, signal }, (shared) => run(request, credential, shared))
      }
      try {
        return await run(request, credential, signal)
      } finally {
        cache.wrote(credential, path)
      }
    },
  }
}
