import { randomInt } from 'node:crypto'
import { tablesOf } from '@pcokit/sdk'
import { catalogues as allCatalogues } from '@pcokit/sdk/catalogue'
import type { AnyRow, RateLimitState } from '@pcokit/sdk/runtime'
import { makePlan, PAGE, type Plan, select, streamsOf } from '../planner/index.ts'
import { clientSource, Gate, gated, type Stream } from '../source/index.ts'
import type { Checkpoint, RunRecord, Space } from '../store/index.ts'
import { type Due, type Strategy, strategiesOf, type Wanted } from '../strategies/index.ts'
import { type DriftReport, verify } from '../verify/index.ts'
import { type ReceivedEvent, type ReceiveReport, receive, settleAfterRun } from '../webhooks/index.ts'
import { type Change, isGone, LAG } from '../writer/index.ts'
import { idsFrom, machineClock } from './clock.ts'
import { withStrategies } from './due.ts'
import { Emitter, type Listener, type SyncEvent } from './events.ts'
import type { Sync } from './interface.ts'
import { LeaseKeeper } from './keeper.ts'
import { inLanes } from './lanes.ts'
import { logEvents } from './log.ts'
import type { SyncOptions } from './options.ts'
import { ownerGoneHere, ownerHere } from './owner.ts'
import type { RunReport, StreamReport } from './report.ts'
import { type SyncStatus, statusOf } from './status.ts'
import type { RunContext } from './stream-run.ts'
import { describe, traitsOf } from './tables.ts'
import { troubleOf } from './trouble.ts'
import { work } from './work.ts'

/** Rows of the store held at once by `records` and `changes`. */
const BATCH = 500

/**
 * A copy of what a client can reach, in a store of your own.
 * @throws SelectionError when a pattern of `streams` means none
 * @example
 * const sync = createSync({ client: pco, connection: 'first-church', store: sqliteStore('church.db') })
 * const report = await sync.run()
 * for await (const person of sync.records('people.Person')) console.log(person.attributes.name)
 */
export function createSync(options: SyncOptions): Sync {
  return new Engine(options)
}

class Engine implements Sync {
  readonly #options: SyncOptions
  /** What is asked for. */
  readonly #streams: readonly Stream[]
  /** What may be read for it: parents and carriers too. */
  readonly #all: readonly Stream[]
  readonly #clock
  readonly #source
  readonly #newId
  readonly #emitter = new Emitter()
  readonly #gate = new Gate()
  #space: Promise<Space> | null = null
  #running = false
  #receiving: Promise<unknown> = Promise.resolve()
  #rateLimit: RateLimitState | null = null
  /** What a probe counted. */
  #counts: ReadonlyMap<string, number | null> = new Map()

  constructor(options: SyncOptions) {
    const { clock = machineClock, catalogues = allCatalogues, random, onEvent, logger } = options
    this.#options = options
    this.#all = streamsOf(catalogues)
    this.#streams = select(this.#all, options.streams ?? [])
    this.#clock = clock
    this.#source = options.source ?? clientSource(options.client, clock)
    this.#newId = idsFrom(random ?? (() => randomInt(2 ** 47) / 2 ** 47))
    this.#emitter.listen((event) => {
      if (event.type === 'page') this.#rateLimit = event.rateLimit ?? this.#rateLimit
    })
    if (logger) this.#emitter.listen(logEvents(logger))
    if (onEvent) this.#emitter.listen(onEvent)
  }

  async plan({ probe = false, signal }: { probe?: boolean; signal?: AbortSignal } = {}): Promise<Plan> {
    const space = await this.#open()
    const checkpoints = await space.checkpoints()
    const inputs = { ...this.#planned(), checkpoints }
    const plan = makePlan({ ...inputs, counts: this.#counts, rateLimit: this.#rateLimit })
    if (!probe) return this.#due(plan, this.#strategies(plan, checkpoints, null))
    const counts = new Map<string, number | null>()
    const own = plan.streams.filter(({ route }) => route.kind === 'collection')
    await inLanes(own, this.#options.lanes ?? 4, async ({ stream }) => {
      // A stream that cannot be counted stays unpriced; a run will tell its trouble.
      const counted = this.#source.count(this.#stream(stream), signal ?? new AbortController().signal)
      const { total, rateLimit } = await counted.catch(() => ({ total: null, rateLimit: null }))
      counts.set(stream, total)
      this.#rateLimit = rateLimit ?? this.#rateLimit
    })
    signal?.throwIfAborted()
    this.#counts = counts
    const counted = makePlan({ ...inputs, counts, rateLimit: this.#rateLimit })
    return this.#due(counted, this.#strategies(counted, checkpoints, null))
  }

  async run({ signal, strategy }: { signal?: AbortSignal; strategy?: Wanted } = {}): Promise<RunReport> {
    if (this.#running)
      throw new Error('This sync is running already. Await that run, or abort it by its signal.')
    this.#running = true
    try {
      return await this.#run(signal ?? new AbortController().signal, strategy ?? null)
    } finally {
      this.#running = false
    }
  }

  async receive(events: readonly ReceivedEvent[]): Promise<ReceiveReport> {
    // One at a time: the lease would let in no second.
    const done = this.#receiving.then(() => this.#receive(events))
    this.#receiving = done.catch(() => {})
    return done
  }

  get paused(): boolean {
    return this.#gate.closed
  }

  pause(): void {
    if (this.paused) return
    this.#gate.close()
    this.#emitter.emit({ type: 'paused' })
  }

  resume(): void {
    if (!this.paused) return
    this.#emitter.emit({ type: 'resumed' })
    this.#gate.open()
  }

  async verify(options: { streams?: readonly string[]; signal?: AbortSignal } = {}): Promise<DriftReport> {
    const { streams: names = [], signal = new AbortController().signal } = options
    const space = await this.#open()
    const streams = select(this.#streams, names)
    const checkpoints = await space.checkpoints()
    const plan = makePlan({ ...this.#planned(), streams, checkpoints, rateLimit: null })
    const { lag = LAG, margin = lag } = this.#options
    const read = async (into: Space) => {
      const context = await this.#context(into, signal, new Map())
      const { lanes = 4, retries = 2 } = this.#options
      return work(plan, { ...context, emit: () => {} }, { lanes, retries })
    }
    const now = () => this.#clock.now()
    return verify({ space, plan, lag, margin: Math.max(lag, margin), signal, now, read })
  }

  async *changes({ after = 0 }: { after?: number } = {}): AsyncGenerator<Change, void, undefined> {
    const space = await this.#open()
    for (let last = after; ; ) {
      const page = await space.changes({ after: last, limit: BATCH })
      yield* page
      if (page.length < BATCH) return
      last = page.at(-1)!.seq
    }
  }

  async *records(stream: string): AsyncGenerator<AnyRow, void, undefined> {
    this.#stream(stream)
    const space = await this.#open()
    for (let after: string | undefined; ; ) {
      const page = await space.scan(stream, { after, limit: BATCH })
      for (const record of page) if (!isGone(record)) yield record.resource
      if (page.length < BATCH) return
      after = page.at(-1)!.id
    }
  }

  async status(): Promise<SyncStatus> {
    const space = await this.#open()
    const [lastRun = null] = await space.runs(1)
    const names = makePlan({ ...this.#planned(), checkpoints: [], rateLimit: null })
    const streams = names.streams.map(({ stream }) => stream)
    return {
      connection: this.#options.connection,
      store: this.#options.store.label,
      running: this.#running,
      paused: this.paused,
      lastRun,
      streams: (await statusOf(space, streams, this.#clock.now())).sort((a, b) =>
        a.stream < b.stream ? -1 : 1,
      ),
    }
  }

  async reset(): Promise<void> {
    if (this.#running) throw new Error('This sync is running. Await that run, or abort it by its signal.')
    this.#running = true
    try {
      await this.#options.store.drop(this.#options.connection, { at: this.#clock.now() })
      this.#counts = new Map()
    } finally {
      this.#running = false
    }
  }

  events({ signal }: { signal?: AbortSignal } = {}): AsyncIterable<SyncEvent> {
    return this.#emitter.stream(signal)
  }

  on(listener: Listener): () => void {
    return this.#emitter.listen(listener)
  }

  async #receive(events: readonly ReceivedEvent[]): Promise<ReceiveReport> {
    const space = await this.#open()
    const context = await this.#context(space, new AbortController().signal, new Map())
    const { lag = LAG } = this.#options
    const { streams } = makePlan({ ...this.#planned(), checkpoints: [], rateLimit: null })
    const copied = new Set([...this.#streams.map(({ name }) => name), ...streams.map(({ stream }) => stream)])
    const byEvent = new Map(
      this.#all.flatMap((stream) => stream.declaration.webhooks.map((event) => [event, stream] as const)),
    )
    const routes = {
      lag,
      copied: (name: string) => copied.has(name),
      streamOf: (event: string) => byEvent.get(event),
    }
    return receive({ ...context, source: this.#source }, events, routes, !this.paused)
  }

  async #run(signal: AbortSignal, wanted: Due['wanted']): Promise<RunReport> {
    const space = await this.#open()
    const clock = this.#clock
    const checkpoints = await space.checkpoints()
    const inputs = { ...this.#planned(), checkpoints }
    const whole = makePlan({ ...inputs, counts: this.#counts, rateLimit: this.#rateLimit })
    const strategies = this.#strategies(whole, checkpoints, wanted)
    const plan = this.#due(whole, strategies)
    const run: RunRecord = {
      id: this.#newId(),
      startedAt: clock.now(),
      finishedAt: null,
      outcome: 'running',
      requests: 0,
      streams: plan.streams.length,
    }
    await space.saveRun(run)
    this.#emitter.emit({ type: 'run-started', run: run.id, plan })
    const context = await this.#context(space, signal, strategies)
    const { lanes = 4, retries = 2 } = this.#options
    const reports = await work(plan, context, { lanes, retries })
    const settling = await settleAfterRun(context)
    const report: RunReport = {
      run: run.id,
      startedAt: run.startedAt,
      finishedAt: clock.now(),
      outcome: outcomeOf(reports),
      requests: reports.reduce((sum, { requests }) => sum + requests, settling),
      streams: reports,
      unreachable: plan.unreachable,
    }
    const { finishedAt, outcome, requests } = report
    await space.saveRun({ ...run, finishedAt, outcome, requests })
    this.#emitter.emit({ type: 'run-finished', report })
    return report
  }

  #planned() {
    const { perPage, maxIncludes } = this.#options
    const limits = { ...(perPage && { perPage }), ...(maxIncludes && { maxIncludes }) }
    return { streams: this.#streams, all: this.#all, source: this.#source, ...limits }
  }

  #due(plan: Plan, strategies: ReadonlyMap<string, Strategy>): Plan {
    return withStrategies(plan, strategies, (name) => this.#stream(name))
  }

  #strategies({ streams }: Plan, checkpoints: readonly Checkpoint[], wanted: Due['wanted']) {
    const { deepEvery, reconcileEvery } = this.#options
    const due = {
      wanted,
      deepEvery: every(deepEvery, 86_400_000),
      reconcileEvery: every(reconcileEvery, 21_600_000),
      now: this.#clock.now(),
    }
    return strategiesOf(streams, (name) => this.#stream(name), checkpoints, due)
  }

  async #context(
    space: Space,
    signal: AbortSignal,
    strategies: ReadonlyMap<string, Strategy>,
  ): Promise<RunContext> {
    const { lag = LAG, margin = lag, readAhead = 2, perPage = PAGE, leaseTtl: ttl = 30_000 } = this.#options
    const { owner = ownerHere(), ownerGone = ownerGoneHere, client } = this.#options
    const [clock, newId] = [this.#clock, this.#newId]
    const tables = tablesOf(client)
    const source = gated(this.#source, this.#gate)
    return {
      space,
      source,
      clock,
      keeper: new LeaseKeeper({ space, clock, ttl, owner, ownerGone, newId }),
      signal,
      readAhead,
      perPage,
      floor: await space.observed(),
      nested: source.nested,
      margin: Math.max(lag, margin),
      strategy: (name) => strategies.get(name) ?? 'full',
      stream: (name) => this.#all.find((stream) => stream.name === name),
      trouble: (error) => troubleOf(error, clock.now()),
      traits: (stream) => traitsOf(stream, tables[stream.key], lag),
      newId,
      emit: (event) => this.#emitter.emit(event),
    }
  }

  #open(): Promise<Space> {
    this.#space ??= this.#openSpace().catch((error) => {
      this.#space = null // A disk that was full may have room by now.
      throw error
    })
    return this.#space
  }

  async #openSpace(): Promise<Space> {
    const { store, connection, client } = this.#options
    const space = await store.open(connection)
    const tables = tablesOf(client)
    const plan = makePlan({ ...this.#planned(), checkpoints: [], rateLimit: null })
    const readable = plan.streams.map(({ stream }) => this.#stream(stream))
    await store.describe?.(readable.map((stream) => describe(stream, tables[stream.key])))
    return space
  }

  #stream(name: string): Stream {
    return this.#all.find((stream) => stream.name === name) ?? select(this.#streams, [name])[0]!
  }
}

/** An interval for each stream, from one number for all or from some by name. */
const every =
  (given: number | { readonly [stream: string]: number } | undefined, otherwise: number) =>
  (stream: string): number =>
    typeof given === 'number' ? given : (given?.[stream] ?? otherwise)

function outcomeOf(reports: readonly StreamReport[]): RunReport['outcome'] {
  const complete = reports.filter(({ outcome }) => outcome === 'complete').length
  if (complete === reports.length) return 'complete'
  if (reports.some(({ outcome }) => outcome === 'cancelled')) return 'cancelled'
  return complete > 0 || reports.some(({ outcome }) => outcome !== 'failed') ? 'partial' : 'failed'
}
