/** The server without a network: one call in, one answer out. */
import { act } from './actions.ts'
import type { Answer, Call } from './answer.ts'
import type { MockAuth } from './auth.ts'
import {
  badRequest,
  blocked,
  denied,
  failed,
  forbidden,
  lost,
  notFound,
  tooMany,
  unauthorized,
} from './errors.ts'
import type { Fault, FaultQueue } from './faults.ts'
import type { LagControl } from './lag.ts'
import type { MockLimiter, Verdict } from './limiter.ts'
import type { MockProduct } from './model.ts'
import type { MockOAuth } from './oauth.ts'
import { parseQuery } from './query/params.ts'
import { CONTENT_TYPE, list, type Reading, ResultCache, single } from './reads.ts'
import { route, type Target } from './router.ts'
import type { Store } from './store.ts'
import type { Uploads } from './upload.ts'
import { create, remove, update } from './writing.ts'

/** Counters of a mock, since it was made or since `reset`. */
export interface MockStats {
  /** Every request that arrived. */
  requests: number
  /** Answered with 429. */
  refused: number
  /** Answered with an error other than 429, or not at all. */
  failed: number
  /** Rows sent under `data`. */
  records: number
  /** Requests by method and path, ids written as a star. */
  readonly paths: Map<string, number>
}

export interface Parts {
  readonly store: Store
  readonly auth: MockAuth
  readonly limiter: MockLimiter
  readonly faults: FaultQueue
  readonly lag: LagControl
  readonly oauth: MockOAuth
  readonly uploads: Uploads
  readonly stats: MockStats
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<void>
  readonly requireUserAgent: boolean
  /** `20 seconds` or `20` in the period's header (facts §14.22). */
  readonly periodText: (seconds: number) => string
}

const PROCESSOR = 'ENG_16.3.0'
/** What is announced when there is no limit: headers hold whole numbers. */
const MOST = 1_000_000

export class Core {
  readonly #parts: Parts
  readonly #cache = new ResultCache()
  #requestNumber = 0

  constructor(parts: Parts) {
    this.#parts = parts
  }

  async handle(call: Call): Promise<Answer> {
    const { stats, faults, sleep } = this.#parts
    const path = call.url.pathname
    stats.requests++
    const counted = `${call.method} ${path.replace(/\/[^/]*\d[^/]*(?=\/|$)/g, (part) => (/^\/v\d$/.test(part) ? part : '/*'))}`
    stats.paths.set(counted, (stats.paths.get(counted) ?? 0) + 1)
    const fault = faults.take(call.method, path)
    if (fault?.delay) await sleep(fault.delay)
    if (fault?.cut === 'before') {
      stats.failed++
      return { status: 0, headers: {}, body: null, cut: 'before-headers' }
    }
    const answer = await this.#answer(call, path, fault)
    if (answer.status === 429) stats.refused++
    else if (answer.status >= 400) stats.failed++
    stats.records += answer.records ?? 0
    return afterwards(answer, fault)
  }

  async #answer(call: Call, path: string, fault: Fault | null): Promise<Answer> {
    const { auth, limiter, now, requireUserAgent } = this.#parts
    if (requireUserAgent && !call.header('user-agent')) return blocked()
    if (this.#parts.oauth.serves(call)) return this.#parts.oauth.answer(call)
    const admitted = auth.admit(call)
    if ('status' in admitted) return admitted
    const offset = Number(/[?&]offset=(\d+)/.exec(call.url.search)?.[1] ?? 0)
    const verdict = limiter.judge(admitted.credential, offset, now())
    const headers = (answer: Answer, product?: MockProduct): Answer =>
      this.#headed(answer, verdict, admitted.method, product)
    if (!verdict.allowed)
      return headers(tooMany(verdict.count, verdict.limit, verdict.period, verdict.retryAfter))
    const wrong = fault && faulty(fault, verdict)
    if (wrong) return wrong.bare ? wrong : headers(wrong)
    if (this.#parts.uploads.serves(call)) return this.#parts.uploads.answer(call)
    const version = call.header('x-pco-api-version')
    if (version && version < '2018-08-01')
      return headers(
        badRequest('unsupported_version_error', `Version ${version} is not supported.`, 'Invalid Version'),
      )
    const product = this.#product(path)
    if (!product) return lost()
    return headers(await this.#serve(call, product, path, fault), product)
  }

  #product(path: string): MockProduct | null {
    for (const product of this.#parts.store.products.values())
      for (const base of [product.path, product.path.replaceAll('-', '_')])
        if (path === base || path.startsWith(`${base}/`)) return product
    return null
  }

  async #serve(call: Call, product: MockProduct, path: string, fault: Fault | null): Promise<Answer> {
    const { store, lag, now } = this.#parts
    if (call.method === 'PUT') return lost()
    const { view, includeView } = lag.views()
    const reading: Reading = {
      store,
      product,
      view,
      includeView,
      live: lag.live,
      origin: call.url.origin,
      path: path.length > 1 ? path.replace(/\/$/, '') : path,
      query: parseQuery(call.url.search),
      now: now(),
      ignoreWhere: fault?.ignoreWhere ?? [],
      omitIncluded: fault?.omitIncluded,
      cache: this.#cache,
    }
    const segments = path.slice(product.path.length).split('/').filter(Boolean).map(decoded)
    const target = route(call.method === 'GET' ? view : lag.live, store, product, segments)
    if (target === null || (target.kind === 'missing' && !target.node.methods.includes('c')))
      return notFound()
    if (target.kind === 'action') return this.#action(call, reading, target)
    if (call.method === 'GET') {
      if (target.kind === 'missing') return notFound()
      return target.kind === 'list' ? list(reading, target) : single(reading, target)
    }
    if (call.method === 'POST') return create(reading, target, await call.text())
    if (target.kind !== 'row') return forbidden()
    if (call.method === 'PATCH') return update(reading, target, await call.text())
    if (call.method === 'DELETE') return remove(reading, target)
    return lost()
  }

  #action(call: Call, reading: Reading, target: Extract<Target, { kind: 'action' }>): Answer {
    const node = [target.node, ...target.node.also].find(({ action }) => action === call.method)
    return node ? act(reading, { ...target, node }) : notFound()
  }

  #headed(answer: Answer, verdict: Verdict, method: string, product?: MockProduct): Answer {
    if (answer.bare) return answer
    this.#requestNumber++
    return {
      ...answer,
      headers: {
        ...answer.headers,
        'X-PCO-API-Request-Rate-Limit': String(Math.min(verdict.limit, MOST)),
        'X-PCO-API-Request-Rate-Period': this.#parts.periodText(verdict.period),
        'X-PCO-API-Request-Rate-Count': String(verdict.count),
        'X-PCO-API-Processor': PROCESSOR,
        'X-PCO-API-Auth-Method': method,
        'X-Request-Id': `mock-${this.#requestNumber}`,
        ...(product?.version ? { 'X-PCO-API-Processed-As-Version': product.version } : {}),
      },
    }
  }
}

/** A segment with its escapes read; one that cannot be read names nothing. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/** The answer a fault puts in place of PCO's own. */
function faulty(fault: Fault, verdict: Verdict): Answer | null {
  if (fault.html)
    return { ...lost(), status: fault.status ?? 502, body: '<html><body><h1>Bad Gateway</h1></body></html>' }
  if (fault.empty) return { status: fault.status ?? 500, headers: {}, body: null }
  if (fault.status === undefined) return null
  const wait = fault.retryAfter
  if (fault.status === 429)
    return tooMany(Math.max(verdict.count, verdict.limit + 1), verdict.limit, verdict.period, wait ?? 1)
  if (fault.status === 401) return fault.hint ? unauthorized(fault.hint) : denied()
  if (fault.status === 403) return forbidden()
  if (fault.status === 404) return notFound()
  const answer = failed(fault.status, fault.code)
  return wait === undefined
    ? answer
    : { ...answer, headers: { ...answer.headers, 'Retry-After': String(wait) } }
}

/** What happens to an answer on its way back. */
function afterwards(answer: Answer, fault: Fault | null): Answer {
  if (fault?.cut === 'after') return { ...answer, cut: 'before-headers' }
  if (fault?.torn && answer.body) {
    const headers = { 'Content-Type': CONTENT_TYPE, ...answer.headers }
    return { ...answer, headers, body: answer.body.slice(0, Math.ceil(answer.body.length / 2)) }
  }
  return answer
}
