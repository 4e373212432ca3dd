import { createClient, personalAccessToken } from '@pcokit/sdk'
import { catalogues } from '@pcokit/sdk/catalogue'
import { giving } from '@pcokit/sdk/giving'
import { createMockPco } from '@pcokit/sdk/mock'
import { people } from '@pcokit/sdk/people'
import type { Catalogue } from '@pcokit/sdk/runtime'
import { createSync, type Sync, type SyncEvent, type SyncStore } from '../../src/index.ts'
import { Audit } from './audit.ts'
import { type Backing, backingOf, type Server } from './backing.ts'
import { Book } from './book.ts'
import { Church } from './church.ts'
import { familyOf } from './families.ts'
import { Mail } from './mail.ts'
import { APP, Network, SECRET, SECRETS } from './network.ts'
import type { Planted } from './planted.ts'
import { type Fate, Process } from './process.ts'
import { storeOf } from './storage.ts'
import { streamsOf } from './streams.ts'
import { Dice, VirtualTime } from './time.ts'
import { type Weather, weatherOf } from './weather.ts'

/** Only what is simulated: a planner that looks through all types would take most of the time. */
const CATALOGUES = catalogues.filter(({ product }) => product === 'people' || product === 'giving')

export const START = Date.UTC(2026, 5, 1)
export const CONNECTION = 'church'
/** Milliseconds a clock may be off. */
export const MOST_SKEW = 120_000

const auth = personalAccessToken(APP, SECRET)
/** The digest is made on another thread, whose time is not ours: once, before any time begins. */
export const ready = auth.credential()

/** A church, the net between, stores and processes: all that one simulation is made of. */
export class World {
  readonly time = new VirtualTime(START - 3_600_000)
  readonly book: Book
  readonly network: Network
  readonly dice: Dice
  readonly weather: Weather
  readonly church: Church
  readonly mail: Mail | null
  /** Names of processes that died. */
  readonly gone = new Set<string>()
  stormy = true
  readonly #audit: Audit
  readonly #planted: Planted
  readonly #backing: Backing
  readonly #catalogues: readonly Catalogue[]
  #processes = 0

  /** With a server, the copy is kept there, whatever the weather says. */
  constructor(seed: number, planted: Planted, keep: boolean, server: Server | null) {
    this.dice = new Dice(seed)
    this.#planted = planted
    this.book = new Book(() => this.time.now, START, keep)
    const weather = weatherOf(this.dice)
    this.weather = weather
    const streams = streamsOf(this.dice)
    this.#catalogues = CATALOGUES.map((catalogue) => ({
      ...catalogue,
      streams: catalogue.streams.filter(({ type }) => streams.includes(`${catalogue.product}.${type}`)),
    }))
    const { limit, period } = weather
    const clock = { now: () => this.time.now, sleep: (ms: number) => this.time.wait(ms) }
    // Children the church has to place itself: below which row, the mock tells nobody.
    const only = [...streams.filter((stream) => !familyOf(stream)), 'people.Person', 'giving.Person']
    const size = this.dice.int(2, 30)
    const mock = createMockPco({ seed, people: size, only, rateLimit: { limit, period }, clock })
    this.church = new Church(mock, streams, this.time, this.dice, this.book, weather)
    // What was done to prepare the church is older than any read can lag.
    this.time.now = START
    this.network = new Network(this.church, this.dice)
    this.#audit = new Audit(this.church, this.network)
    this.mail = weather.webhooks ? new Mail(this.church, this.dice, this.#catalogues) : null
    this.#backing = backingOf(server ?? weather.store, this.time)
    // Not in the trace: where the copy is kept makes no difference to it.
    if (server || weather.store === 'file') this.book.counts.set('durable store', 1)
    this.book.trace('seed', `${seed} ${JSON.stringify(weather)} ${streams.join()} people ${size}`)
  }

  tidy(): Promise<void> {
    return this.#backing.tidy()
  }

  calm(): void {
    this.stormy = false
    this.network.stormy = false
    this.network.miscounts = false
    this.church.mock.lag.clear()
    this.church.mock.faults.clear()
    this.book.trace('*', 'calm')
  }

  process(fate: Fate | null): Process {
    const name = `p${++this.#processes}`
    return new Process(name, this.time, this.book, new Dice(this.dice.int(1, 1e9)), fate)
  }

  sync(process: Process, deepEvery = this.weather.deepEvery): Sync {
    const { lag, perPage, timeout, leaseTtl, lanes, readAhead, evicts, reconcileEvery } = this.weather
    const known = this.network.limiterOf(process, this.#planted.limiter ?? ((limiter) => limiter))
    const { clock, dice } = process
    const random = dice.next
    const onRetry = ({ error }: { error: Error }): void => {
      if ((error as { code?: unknown }).code === 'timeout') this.book.happened('timeout')
      this.hides(process.name, error.stack ?? error.message)
    }
    const client = createClient({
      auth,
      products: { people, giving },
      clock,
      random,
      timeout,
      limiter: known.limiter,
      fetch: this.network.fetchOf(known),
      hooks: { onRetry },
    })
    const store = storeOf(process, this.open(), this.#audit, this.weather, this.#planted, () => this.stormy)
    const log = (data: object, message: string): void =>
      this.hides(process.name, `${JSON.stringify(data)} ${message}`)
    return createSync({
      client,
      connection: CONNECTION,
      store,
      catalogues: this.#catalogues,
      clock,
      random,
      lag,
      perPage,
      leaseTtl,
      deepEvery,
      reconcileEvery,
      lanes,
      readAhead,
      owner: process.name,
      ownerGone: (owner) => evicts && this.gone.has(owner),
      onEvent: (event) => this.#event(process, event),
      logger: { debug: log, info: log, warn: log, error: log },
    })
  }

  open(): SyncStore {
    return this.#backing.open()
  }

  report(process: Process, report: Awaited<ReturnType<Sync['run']>>): void {
    this.hides(process.name, JSON.stringify(report))
    for (const {
      stream,
      outcome,
      resumed,
      trouble,
      missing,
      requests,
      strategy,
      quarantined,
    } of report.streams) {
      if (quarantined > 0) this.book.happened('record put aside')
      const why = trouble ? ` ${trouble.code}` : ''
      this.book.trace(process.name, `${stream} ${outcome}${why}, ${missing} missing, ${requests} requests`)
      if (resumed) this.book.happened('run resumed')
      if (strategy === 'reconcile' && outcome === 'complete') this.book.happened('reconcile')
      if (trouble?.code === 'counts_disagree') this.book.happened('counts disagree')
      if (trouble?.code === 'timeout') this.book.happened('timeout')
      if (trouble?.code === 'unknown')
        this.book.violated('run', `${process.name} ${stream}: ${trouble.cause}`)
    }
  }

  #event(process: Process, event: SyncEvent): void {
    this.hides(process.name, JSON.stringify(event))
    if (event.type === 're-read')
      this.book.happened(event.reason.includes('distinct') ? 'second pass' : 'stepped back')
  }

  hides(who: string, text: string): void {
    if (SECRETS.some((secret) => text.includes(secret)))
      this.book.violated('secret', `${who} gave it away: ${text.slice(0, 300)}`)
  }
}
