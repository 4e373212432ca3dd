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
import { later, systemClock } from './clock.ts'
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
      class: Number(/(?:^|&)offset=(\d+)/.exec(query)?.[1]) > DEEP ? 'deep' : 'default',
      priority: own.priority ?? 'interactive',
      signal,
      timeout: timeout < Infinity ? timeout : undefined,
    })
    const sent = clock.now()
    let released = false
    const end = (outcome: Outcome, headers?: Headers, status: number | null = null) => {
      // A fetch that does not listen to its signal may answer after all.
      if (released) return
      released = true
      quietly(() => limiter.release(lease, outcome, headers))
      const { onResponse } = hooks
      if (!onResponse) return
      quietly(() =>
        onResponse({
          ...call,
          status,
          duration: clock.now() - sent,
          requestId: headers?.get('X-Request-Id') ?? null,
          rateLimit: headers ? rateLimitState(headers) : null,
        }),
      )
    }
    // One controller and no listeners on it: signals are what costs most of a request, after its JSON. And one of
    // our own: AbortSignal.any leaks on long-lived signals in Node 20.
    const abort = new AbortController()
    let off = () => {}
    let cancel = off

    let response: Response | undefined
    let text = ''
    try {
      if (hooks.onRequest) quietly(() => hooks.onRequest?.(call))
      text = await new Promise<string>((resolve, reject) => {
        // Rejects by itself too: a fetch of the user's own need not listen to the signal.
        const stop = (reason: unknown) => {
          abort.abort(reason)
          reject(reason)
        }
        off = onAbort(signal, () => stop(signal?.reason))
        cancel = later(clock, timeout, () => stop(new TimeoutError(call, timeout)))
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
        ;(options.fetch ?? fetch)(
          url,
          body === undefined ? init : { ...init, body: form ? body : JSON.stringify(body) },
        )
          .then((answer) => {
            response = answer
            end('answered', answer.headers, answer.status)
            return answer.text()
          })
          .then(resolve, reject)
      })
    } catch (error) {
      end('unknown')
      if (abort.signal.aborted) throw abort.signal.reason
      if (!response) throw new NetworkError(call, error, scrub)
      // Torn: a success is no JSON then, and of a failure the status says enough.
      text = response.ok ? '{' : ''
    } finally {
      off()
      cancel()
    }

    const { status, headers, ok } = response!
    let json: unknown = null
    try {
      if (ok && (text || (method === 'GET' && status !== 204))) json = JSON.parse(text)
      if (ok)
        return { status, headers, body: json, rateLimit: rateLimitState(headers), grantedAt: lease.grantedAt }
    } catch {
      // Torn JSON may hold personal data: only a page from something in between is quoted.
      if (text[0] !== '<') text = ''
    }
    throw errorFromResponse(call, response!, scrub(text), clock.now())
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
