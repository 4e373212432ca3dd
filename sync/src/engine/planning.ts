import type { RateLimitState } from '@pcokit/sdk/runtime'
import { makePlan, type Plan, select, streamsOf } from '../planner/index.ts'
import type { Source, Stream } from '../source/index.ts'
import type { Checkpoint } from '../store/index.ts'
import { type Strategy, strategiesOf, type Wanted } from '../strategies/index.ts'
import { withStrategies } from './due.ts'
import { inLanes } from './lanes.ts'
import type { SyncOptions } from './options.ts'
import { settingsOf } from './settings.ts'

/** What to read, and in which way: the planner, with all that this sync was told and has heard since. */
export class Planning {
  /** What is asked for. */
  readonly streams: readonly Stream[]
  /** What may be read for it: parents and carriers too. */
  readonly all: readonly Stream[]
  readonly #options: SyncOptions
  readonly #source: Source
  readonly #now: () => number
  /** What a probe counted. */
  #counts: ReadonlyMap<string, number | null> = new Map()
  #rateLimit: RateLimitState | null = null

  /** @throws SelectionError when a pattern of `streams` means none */
  constructor(
    options: SyncOptions,
    catalogues: NonNullable<SyncOptions['catalogues']>,
    source: Source,
    now: () => number,
  ) {
    this.#options = options
    this.#source = source
    this.#now = now
    this.all = streamsOf(catalogues)
    this.streams = select(this.all, options.streams ?? [])
  }

  /** @throws SelectionError for a name that means no stream */
  stream(name: string): Stream {
    return this.all.find((stream) => stream.name === name) ?? select(this.streams, [name])[0]!
  }

  /** The limit last announced. */
  heard(rateLimit: RateLimitState | null | undefined): void {
    this.#rateLimit = rateLimit ?? this.#rateLimit
  }

  forgetCounts(): void {
    this.#counts = new Map()
  }

  /** Routes alone: what there is to read, unpriced. */
  routes(checkpoints: readonly Checkpoint[] = [], streams = this.streams): Plan {
    return makePlan({ ...this.#inputs(), streams, checkpoints, rateLimit: null })
  }

  /** What is due, at what price. */
  due(checkpoints: readonly Checkpoint[], wanted: Wanted | null) {
    const whole = this.#whole(checkpoints)
    const strategies = this.#strategies(whole, checkpoints, wanted)
    return { plan: withStrategies(whole, strategies, (name) => this.stream(name)), strategies }
  }

  /** Counts what can be counted, one request a stream. @throws the signal's reason when it aborts */
  async probe(checkpoints: readonly Checkpoint[], signal: AbortSignal): Promise<void> {
    const counts = new Map<string, number | null>()
    const own = this.#whole(checkpoints).streams.filter(({ route }) => route.kind === 'collection')
    await inLanes(own, settingsOf(this.#options).lanes, async ({ stream }) => {
      // A stream that cannot be counted stays unpriced; a run will tell its trouble.
      const counted = this.#source.count(this.stream(stream), signal)
      const { total, rateLimit } = await counted.catch(() => ({ total: null, rateLimit: null }))
      counts.set(stream, total)
      this.heard(rateLimit)
    })
    signal.throwIfAborted()
    this.#counts = counts
  }

  #whole(checkpoints: readonly Checkpoint[]): Plan {
    const [counts, rateLimit] = [this.#counts, this.#rateLimit]
    return makePlan({ ...this.#inputs(), checkpoints, counts, rateLimit })
  }

  #inputs() {
    const { perPage, maxIncludes } = this.#options
    const limits = { ...(perPage && { perPage }), ...(maxIncludes && { maxIncludes }) }
    return { streams: this.streams, all: this.all, source: this.#source, ...limits }
  }

  #strategies(
    { streams }: Plan,
    checkpoints: readonly Checkpoint[],
    wanted: Wanted | null,
  ): ReadonlyMap<string, Strategy> {
    const { deepEvery, reconcileEvery } = settingsOf(this.#options)
    const due = { wanted, deepEvery, reconcileEvery, now: this.#now() }
    return strategiesOf(streams, (name) => this.stream(name), checkpoints, due)
  }
}
