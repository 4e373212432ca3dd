/**
 * A stateful Planning Center for tests: pages, filters, orders, includes, writes, limits and faults, over data
 * that is the same for one seed everywhere. Needs `@faker-js/faker` beside the SDK.
 */
import type { HttpHandler } from 'msw'
import type { Product } from '../core/table.ts'
import { mocks } from '../generated/mock.ts'
import type { MockTable } from '../types/mock.ts'
import { type AuthOptions, MockAuth } from './auth.ts'
import { Core, type MockStats } from './core.ts'
import { Db, type MockDb } from './db.ts'
import { FaultQueue, type Faults } from './faults.ts'
import { fetchOf, type MockFetch } from './fetch.ts'
import { type ListenOptions, listen, type MockServer } from './http.ts'
import { type Lag, LagControl } from './lag.ts'
import { type LimitOptions, MockLimiter } from './limiter.ts'
import { mergePeople } from './mergers.ts'
import { decodeProduct } from './model.ts'
import { handlersOf } from './msw.ts'
import { MockOAuth } from './oauth.ts'
import { randomFrom } from './random.ts'
import { plainRendering } from './render.ts'
import { church } from './seed/index.ts'
import { Store } from './store.ts'
import { Uploads } from './upload.ts'
import { type MockWebhooks, Webhooks } from './webhooks.ts'

export type { AuthOptions, MockAuth } from './auth.ts'
export type { MockStats } from './core.ts'
export type { ChangeOptions, MockDb } from './db.ts'
export type { Fault, FaultMatch, Faults } from './faults.ts'
export type { MockFetch } from './fetch.ts'
export type { ListenOptions, MockServer } from './http.ts'
export type { Lag, LagOptions } from './lag.ts'
export type { LimitOptions } from './limiter.ts'
export type { MockOAuth, TokenSet } from './oauth.ts'
export type { UploadedFile, Uploads } from './upload.ts'
export type { Deliver, Delivered, FlushOptions, MockWebhooks, SubscribeOptions } from './webhooks.ts'

/** Time as the mock sees it. */
export interface MockClock {
  /** Milliseconds since 1970. */
  now(): number
  /** For faults with a delay. @default a real timer */
  sleep?(ms: number): Promise<void>
}

/** What a mock is made of. */
export interface MockOptions {
  /** Same seed, same data, on every machine. @default 1 */
  readonly seed?: number
  /** Size of the church; everything else scales with it. @default 100 */
  readonly people?: number
  /** Only these types have rows, as `people.Email`; all others stay empty. @default every type, made when first asked for */
  readonly only?: readonly string[]
  /** Products of your own to serve beside or instead of PCO's; one of the same name replaces it. */
  readonly products?: readonly (
    | Product<unknown>
    | { readonly table: Product<unknown>['table']; readonly mock?: MockTable }
  )[]
  /** The rate limit, as PCO has it where left out; `limit: Infinity` switches it off. */
  readonly rateLimit?: Partial<LimitOptions>
  /** How the period's header is written. @default 'number' */
  readonly periodHeader?: 'number' | 'words'
  /** Who is let in. @default any credential that is well formed */
  readonly auth?: AuthOptions
  /** Answers 403 from the firewall to requests without User-Agent. @default false */
  readonly requireUserAgent?: boolean
  /** @default the system's clock */
  readonly clock?: MockClock
}

/** A running imitation of Planning Center. */
export interface MockPco {
  /** MSW request handlers for `api.planningcenteronline.com` and the upload host. */
  handlers(): HttpHandler[]
  /** Starts a real HTTP server on 127.0.0.1. @throws when the port is taken. */
  listen(options?: ListenOptions): Promise<MockServer>
  /** The same as a function: `createClient({ fetch: mock.fetch })`. */
  readonly fetch: MockFetch
  readonly db: MockDb
  readonly faults: Faults
  readonly lag: Lag
  readonly auth: MockAuth
  readonly oauth: MockOAuth
  readonly uploads: Uploads
  readonly webhooks: MockWebhooks
  readonly stats: MockStats
  readonly clock: MockClock
  /** Merges two people as PCO does; gives the id of the merger. @throws when one of them does not exist. */
  merge(keepId: string, removeId: string): string
  /** Other limits from now on, as PCO changes them without notice: headers tell. What was counted stays counted. */
  setRateLimit(limits: Partial<LimitOptions>): void
  /** Forgets every request the limiter counted. */
  resetRateLimit(): void
}

const PCO_LIMITS: LimitOptions = {
  limit: 100,
  period: 20,
  deepLimit: 75,
  deepOffset: 30_000,
  window: 'rolling',
}

const sleepFor = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Makes a mock of the whole Planning Center API. Rows of a type are made when it is first asked for.
 *
 * @example
 * const mock = createMockPco({ seed: 1, people: 500 })
 * const pco = createClient({ auth: personalAccessToken('id', 'secret'), products: { people }, fetch: mock.fetch })
 */
export function createMockPco(options: MockOptions = {}): MockPco {
  const seed = options.seed ?? 1
  const clock: MockClock = options.clock ?? { now: () => Date.now() }
  const now = (): number => clock.now()
  const tables = new Map(mocks.map(({ table, mock }) => [table.name, decodeProduct(table, mock)]))
  for (const product of options.products ?? [])
    tables.set(product.table.name, decodeProduct(product.table, 'mock' in product ? product.mock : undefined))
  const store: Store = new Store([...tables.values()], {
    now,
    seed: (_, type) => made.seed(store, type),
    count: (type) => made.count(store, type),
  })
  const only = options.only?.map((key) => store.type(key).key) ?? null
  const made = church(seed, options.people ?? 100, only)
  const random = randomFrom(seed)
  const unlimited = options.rateLimit?.limit === Infinity ? { deepLimit: Infinity } : {}
  const limits = { ...PCO_LIMITS, ...unlimited, ...options.rateLimit }
  const limiter = new MockLimiter(limits)
  const faults = new FaultQueue(random.next)
  const lag = new LagControl(store, random.next)
  const oauth = new MockOAuth(now)
  const auth = new MockAuth(options.auth ?? {}, oauth)
  const uploads = new Uploads(now)
  const stats: MockStats = { requests: 0, refused: 0, failed: 0, records: 0, paths: new Map() }
  const core = new Core({
    store,
    auth,
    oauth,
    limiter,
    faults,
    lag,
    uploads,
    stats,
    now,
    sleep: (ms) => (clock.sleep ? clock.sleep(ms) : sleepFor(ms)),
    requireUserAgent: options.requireUserAgent ?? false,
    periodText: (seconds) => (options.periodHeader === 'words' ? `${seconds} seconds` : String(seconds)),
  })
  const handle = core.handle.bind(core)
  const fetch = fetchOf(handle)
  return {
    handlers: () => handlersOf(fetch),
    listen: (listening = {}) => listen(handle, listening),
    fetch,
    db: new Db(store, lag.live),
    faults,
    lag,
    auth,
    oauth,
    uploads,
    webhooks: new Webhooks(store, random, () => plainRendering(store, lag.live)),
    stats,
    clock,
    merge: (keepId, removeId) => mergePeople(store, keepId, removeId),
    setRateLimit: (changed) => limiter.change(changed),
    resetRateLimit: () => limiter.reset(),
  }
}
