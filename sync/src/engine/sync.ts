import { randomInt } from 'node:crypto'
import { tablesOf } from '@pcokit/sdk'
import { catalogues as allCatalogues } from '@pcokit/sdk/catalogue'
import type { AnyRow } from '@pcokit/sdk/runtime'
import { type Plan, select } from '../planner/index.ts'
import { clientSource, Gate, gated } from '../source/index.ts'
import type { RunRecord, Space } from '../store/index.ts'
import type { Strategy, Wanted } from '../strategies/index.ts'
import { type DriftReport, verify } from '../verify/index.ts'
import { type ReceivedEvent, type ReceiveReport, receive, settleAfterRun } from '../webhooks/index.ts'
import type { Change } from '../writer/index.ts'
import { idsFrom, machineClock } from './clock.ts'
import { contextOf, type Parts } from './context.ts'
import { Emitter, type Listener, type SyncEvent } from './events.ts'
import type { Sync } from './interface.ts'
import { logEvents } from './log.ts'
import { changesIn, recordsIn } from './look.ts'
import type { SyncOptions } from './options.ts'
import { Planning } from './planning.ts'
import { outcomeOf, type RunReport } from './report.ts'
import { type Settings, settingsOf } from './settings.ts'
import { type SyncStatus, statusOf } from './status.ts'
import { describe } from './tables.ts'
import { work } from './work.ts'

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

/** A signal that never aborts. */
const never = (): AbortSignal => new AbortController().signal

class Engine implements Sync {
  readonly #options: SyncOptions
  readonly #settings: Settings
  readonly #parts: Parts
  readonly #planning: Planning
  readonly #emitter = new Emitter()
  readonly #gate = new Gate()
  #space: Promise<Space> | null = null
  #running = false
  #receiving: Promise<unknown> = Promise.resolve()

  constructor(options: SyncOptions) {
    const { clock = machineClock, catalogues = allCatalogues, random, onEvent, logger } = options
    const source = options.source ?? clientSource(options.client, clock)
    this.#options = options
    this.#settings = settingsOf(options)
    this.#planning = new Planning(options, catalogues, source, () => clock.now())
    this.#parts = {
      options,
      planning: this.#planning,
      source,
      clock,
      newId: idsFrom(random ?? (() => randomInt(2 ** 47) / 2 ** 47)),
      emit: (event) => this.#emitter.emit(event),
    }
    this.#emitter.listen((event) => {
      if (event.type === 'page') this.#planning.heard(event.rateLimit)
    })
    if (logger) this.#emitter.listen(logEvents(logger))
    if (onEvent) this.#emitter.listen(onEvent)
  }

  async plan({ probe = false, signal }: { probe?: boolean; signal?: AbortSignal } = {}): Promise<Plan> {
    const space = await this.#open()
    const checkpoints = await space.checkpoints()
    if (probe) await this.#planning.probe(checkpoints, signal ?? never())
    return this.#planning.due(checkpoints, null).plan
  }

  async run({ signal, strategy }: { signal?: AbortSignal; strategy?: Wanted } = {}): Promise<RunReport> {
    return this.#alone(() => this.#run(signal ?? never(), strategy ?? null))
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
    const { streams: names = [], signal = never() } = options
    const space = await this.#open()
    const streams = select(this.#planning.streams, names)
    const plan = this.#planning.routes(await space.checkpoints(), streams)
    const read = async (into: Space) => {
      const context = await this.#context(into, signal)
      return work(plan, { ...context, emit: () => {} }, this.#settings)
    }
    const now = () => this.#parts.clock.now()
    const { lag, margin } = this.#settings
    return verify({ space, plan, lag, margin, signal, now, read })
  }

  async *changes({ after = 0 }: { after?: number } = {}): AsyncGenerator<Change, void, undefined> {
    yield* changesIn(await this.#open(), after)
  }

  async *records(stream: string): AsyncGenerator<AnyRow, void, undefined> {
    this.#planning.stream(stream)
    yield* recordsIn(await this.#open(), stream)
  }

  async status(): Promise<SyncStatus> {
    const space = await this.#open()
    const [lastRun = null] = await space.runs(1)
    const names = this.#planning.routes().streams.map(({ stream }) => stream)
    const streams = await statusOf(space, names, this.#parts.clock.now())
    return {
      connection: this.#options.connection,
      store: this.#options.store.label,
      running: this.#running,
      paused: this.paused,
      lastRun,
      streams: streams.sort((a, b) => (a.stream < b.stream ? -1 : 1)),
    }
  }

  async reset(): Promise<void> {
    const { store, connection } = this.#options
    await this.#alone(async () => {
      await store.drop(connection, { at: this.#parts.clock.now() })
      this.#planning.forgetCounts()
    })
  }

  events({ signal }: { signal?: AbortSignal } = {}): AsyncIterable<SyncEvent> {
    return this.#emitter.stream(signal)
  }

  on(listener: Listener): () => void {
    return this.#emitter.listen(listener)
  }

  /** @throws Error while this sync is at something else */
  async #alone<T>(act: () => Promise<T>): Promise<T> {
    if (this.#running)
      throw new Error('This sync is running already. Await that run, or abort it by its signal.')
    this.#running = true
    try {
      return await act()
    } finally {
      this.#running = false
    }
  }

  async #receive(events: readonly ReceivedEvent[]): Promise<ReceiveReport> {
    const context = await this.#context(await this.#open(), never())
    const { streams, all } = this.#planning
    const planned = this.#planning.routes().streams.map(({ stream }) => stream)
    const copied = new Set([...streams.map(({ name }) => name), ...planned])
    const byEvent = new Map(
      all.flatMap((stream) => stream.declaration.webhooks.map((event) => [event, stream] as const)),
    )
    const routes = {
      lag: this.#settings.lag,
      copied: (name: string) => copied.has(name),
      streamOf: (event: string) => byEvent.get(event),
    }
    // Not held by a pause: what is told is written, only nothing is asked for.
    return receive({ ...context, source: this.#parts.source }, events, routes, !this.paused)
  }

  async #run(signal: AbortSignal, wanted: Wanted | null): Promise<RunReport> {
    const space = await this.#open()
    const { clock, newId } = this.#parts
    const { plan, strategies } = this.#planning.due(await space.checkpoints(), wanted)
    const run: RunRecord = {
      id: newId(),
      startedAt: clock.now(),
      finishedAt: null,
      outcome: 'running',
      requests: 0,
      streams: plan.streams.length,
    }
    await space.saveRun(run)
    this.#emitter.emit({ type: 'run-started', run: run.id, plan })
    const context = await this.#context(space, signal, strategies)
    const reports = await work(plan, context, this.#settings)
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

  #context(space: Space, signal: AbortSignal, strategies?: ReadonlyMap<string, Strategy>) {
    return contextOf(
      { ...this.#parts, source: gated(this.#parts.source, this.#gate) },
      space,
      signal,
      strategies,
    )
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
    const readable = this.#planning.routes().streams.map(({ stream }) => this.#planning.stream(stream))
    await store.describe?.(readable.map((stream) => describe(stream, tables[stream.key])))
    return space
  }
}
