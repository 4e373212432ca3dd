/** One call to PCO: limiter, authentication, timeout, retries, errors. */
import { errorFromResponse } from '../errors/from-response.ts'
import type { HttpError } from '../errors/http.ts'
import { NetworkError } from '../errors/network.ts'
import { RequestError } from '../errors/request.ts'
import { TimeoutError } from '../errors/timeout.ts'
import { limiterOf } from '../limiter/budgets.ts'
import type { RequestEvent } from '../types/hooks.ts'
import type { Outcome } from '../types/limiter.ts'
import type { PcoRequest, PcoResponse, Transport } from '../types/transport.ts'
import { abortable, onAbort } from './abortable.ts'
import { systemClock } from './clock.ts'
import { quietly } from './quietly.ts'
import { rateLimitState } from './rate-headers.ts'
import { retryDelay } from './retry.ts'
import type { TransportOptions } from './transport-options.ts'
import { VERSION } from './version.ts'

export type { TransportOptions } from './transport-options.ts'

/** PCO is stricter beyond this offset. @see https://api.planningcenteronline.com/docs/overview/rate-limiting */
const DEEP = 30_000

/**
 * The transport all handles and streams send through.
 * @example
 * const transport = createTransport({ auth: personalAccessToken(id, secret) })
 * await transport.send({ method: 'GET', path: '/people/v2/me', query: '', version: '2026-06-04' })
 */
export function createTransport(options: TransportOptions): Transport {
  const { auth, hooks = {}, cache, clock = systemClock, random = Math.random, retry = {} } = options
  const home = (options.baseUrl ?? 'https://api.planningcenteronline.com').replace(/\/+$/, '')
  const limiter = options.limiter ?? limiterOf({ clock }).limiter

  /** One attempt: exactly one grant of the limiter, exactly one request. */
  async function attempt(
    request: PcoRequest,
    call: RequestEvent,
    credential: string,
    authorization: string,
    signal: AbortSignal | undefined,
  ): Promise<PcoResponse> {
    const { method, path, query, body, version, options: own = {} } = request
    const timeout = own.timeout ?? options.timeout ?? 30_000
    const scrub = (text: string) => text.replaceAll(authorization.split(' ')[1]!, '***')

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
          ...call,
          status: response?.status ?? null,
          duration: clock.now() - sent,
          requestId: headers?.get('X-Request-Id') ?? null,
          rateLimit: headers ? rateLimitState(headers) : null,
        }),
      )
    }
    // A controller of our own: AbortSignal.any leaks on long-lived signals in Node 20.
    const abort = new AbortController()
    const off = onAbort(signal, () => abort.abort(signal?.reason))
    // Apart from it: to abort a fetch, even one that is done, costs 40 µs.
    const done = new AbortController()
    quietly(async () => {
      await clock.sleep(timeout, done.signal)
      abort.abort(new TimeoutError(call, timeout))
    })

    let response: Response | undefined
    let text = ''
    try {
      quietly(() => hooks.onRequest?.(call))
      const form = body instanceof FormData
      const headers: HeadersInit = {
        Authorization: authorization,
        Accept: 'application/json',
        'User-Agent': options.userAgent || `pcokit/${VERSION}`,
        ...(version && { 'X-PCO-API-Version': version }),
        ...(body !== undefined && !form && { 'Content-Type': 'application/json' }),
      }
      // Without the slash, a path of `@elsewhere` would send the credential there.
      const url = `${request.baseUrl ?? home}/${path.replace(/^\//, '')}${query && `?${query}`}`
      const init = { method, headers, redirect: 'manual', signal: abort.signal } as const
      response = await abortable(
        (options.fetch ?? fetch)(
          url,
          body === undefined ? init : { ...init, body: form ? body : JSON.stringify(body) },
        ),
        abort.signal,
      )
      end('answered', response)
      text = await abortable(response.text(), abort.signal)
    } catch (error) {
      if (!response) end('unknown')
      if (abort.signal.aborted) throw abort.signal.reason
      if (!response) throw new NetworkError(call, error, scrub)
      // Torn: a success is no JSON then, and of a failure the status says enough.
      text = response.ok ? '{' : ''
    } finally {
      off()
      done.abort(0)
    }

    const { status, headers, ok } = response
    let json: unknown = null
    try {
      if (ok && (text || (method === 'GET' && status !== 204))) json = JSON.parse(text)
      if (ok)
        return { status, headers, body: json, rateLimit: rateLimitState(headers), grantedAt: lease.grantedAt }
    } catch {
      // Torn JSON may hold personal data: only a page from something in between is quoted.
      if (text[0] !== '<') text = ''
    }
    throw errorFromResponse(call, response, scrub(text), clock.now())
  }

  /** Attempts until one succeeds or the rules say stop. */
  async function run(request: PcoRequest, credential: string, signal?: AbortSignal): Promise<PcoResponse> {
    const { method, path, query } = request
    const queryKeys = [...new URLSearchParams(query).keys()]
    let authorization = await abortable(auth.authorization(), signal)
    let refreshed = false
    let faults = 0
    let limited = 0
    for (let tries = 1; ; tries++) {
      const call: RequestEvent = { method, path, queryKeys, attempt: tries }
      try {
        return await attempt(request, call, credential, authorization, signal)
      } catch (error) {
        if (signal?.aborted || !(error instanceof RequestError)) throw error
        const { status = null, retryAfter = null } = error as Partial<HttpError>
        let delay: number | null = 0
        if (status === 401 && !refreshed) {
          refreshed = true
          const next = await abortable(auth.authorization(authorization), signal)
          if (next === authorization) throw error
          authorization = next
        } else {
          const count = status === 429 ? ++limited : ++faults
          delay = retryDelay({ method, status, retryAfter, count }, retry, random)
          if (delay === null) throw error
        }
        const wait = delay
        quietly(() => hooks.onRetry?.({ ...call, delay: wait, error }))
        await clock.sleep(wait, signal)
      }
    }
  }

  return {
    send: async (request) => {
      const signal = request.options?.signal
      signal?.throwIfAborted()
      const credential = await abortable(auth.credential(), signal)
      const load = (shared = signal) => run(request, credential, shared)
      return cache ? cache.send(request, `${credential} ${request.baseUrl ?? home}`, load) : load()
    },
  }
}
