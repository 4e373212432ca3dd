import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, personalAccessToken } from '@pcokit/sdk'
import { catalogues } from '@pcokit/sdk/catalogue'
import { giving } from '@pcokit/sdk/giving'
import { createMockPco } from '@pcokit/sdk/mock'
import { people } from '@pcokit/sdk/people'
import type { Catalogue } from '@pcokit/sdk/runtime'
import { createSync, type Sync, type SyncEvent, type SyncStore } from '../../src/index.ts'
import { memoryStore } from '../../src/stores/memory/index.ts'
import { sqliteStore } from '../../src/stores/sqlite/index.ts'
import { Audit } from './audit.ts'
import { Book } from './book.ts'
import { Church } from './church.ts'
import { checkCounted, checkEnd, checkStamped } from './end.ts'
import { familyOf, rides } from './families.ts'
import { Mail } from './mail.ts'
import { APP, Network, SECRET, SECRETS } from './network.ts'
import type { Planted } from './planted.ts'
import { type Fate, Process } from './process.ts'
import { receiveMail, receiveSome } from './receiver.ts'
import { storeOf } from './storage.ts'
import { streamsOf } from './streams.ts'
import { Dice, VirtualTime } from './time.ts'
import { weatherOf } from './weather.ts'

/** Only what is simulated: a planner that looks through all types would take most of the time. */
const CATALOGUES = catalogues.filter(({ product }) => product === 'people' || product === 'giving')

const START = Date.UTC(2026, 5, 1)
const auth = personalAccessToken(APP, SECRET)
/** The digest is made on another thread, whose time is not ours: once, before any time begins. */
const ready = auth.credential()

export interface Simulated {
  readonly seed: number
  readonly book: Book
  readonly requests: number
  /** Milliseconds of virtual time. */
  readonly lasted: number
}

/** One simulation. Rejects only when the simulation itself is broken. */
export async function simulate(seed: number, planted: Planted = {}, keep = false): Promise<Simulated> {
  await ready
  const world = new World(seed, planted, keep)
  try {
    await world.time.run(world.live())
  } catch (error) {
    world.book.violated('liveness', error instanceof Error ? `${error.stack}` : String(error))
  } finally {
    await world.tidy()
  }
  const { book, network, time } = world
  return { seed, book, requests: network.requests, lasted: time.now - START }
}

class World {
  readonly time = new VirtualTime(START - 3_600_000)
  readonly book: Book
  readonly network: Network
  readonly #dice: Dice
  readonly #weather
  readonly #church: Church
  readonly #audit: Audit
  readonly #mail: Mail | null
  readonly #planted: Planted
  readonly #folder: string | null
  readonly #memory = memoryStore()
  readonly #stores: SyncStore[] = []
  readonly #gone = new Set<string>()
  readonly #catalogues: readonly Catalogue[]
  #stormy = true
  #processes = 0

  constructor(seed: number, planted: Planted, keep: boolean) {
    this.#dice = new Dice(seed)
    this.#planted = planted
    this.book = new Book(() => this.time.now, START, keep)
    const weather = weatherOf(this.#dice)
    this.#weather = weather
    const streams = streamsOf(this.#dice)
    this.#catalogues = CATALOGUES.map((catalogue) => ({
      ...catalogue,
      streams: catalogue.streams.filter(({ type }) => streams.includes(`${catalogue.product}.${type}`)),
    }))
    const { limit, period } = weather
    const clock = { now: () => this.time.now, sleep: (ms: number) => this.time.wait(ms) }
    // Children the church has to place itself: below which row, the mock tells nobody.
    const only = [...streams.filter((stream) => !familyOf(stream)), 'people.Person', 'giving.Person']
    const size = this.#dice.int(2, 30)
    const mock = createMockPco({ seed, people: size, only, rateLimit: { limit, period }, clock })
    this.#church = new Church(mock, streams, this.time, this.#dice, this.book, weather)
    // What was done to prepare the church is older than any read can lag.
    this.time.now = START
    this.network = new Network(this.#church, this.#dice)
    this.#audit = new Audit(this.#church, this.network)
    this.#mail = weather.webhooks ? new Mail(this.#church, this.#dice, this.#catalogues) : null
    this.#folder =
      weather.store === 'file'
        ? mkdtempSync(join(existsSync(SHARED_MEMORY) ? SHARED_MEMORY : tmpdir(), 'pcokit-simulate-'))
        : null
    if (this.#folder) this.book.happened('file store')
    this.book.trace('seed', `${seed} ${JSON.stringify(weather)} ${streams.join()} people ${size}`)
  }

  /** A storm, a rest, and the copy has to be right. */
  async live(): Promise<void> {
    const { engines, storm } = this.#weather
    const until = this.time.now + storm
    const weathering = this.#weatherUntil(until)
    const slots = Array.from({ length: engines }, (_, slot) => this.#operate(slot, until))
    if (engines === 2) this.book.happened('two engines')
    if (this.#mail) slots.push(this.#receive(this.#mail, until))
    await Promise.all([...slots, ...weathering])
    this.#calm()
    await this.#settle()
  }

  async tidy(): Promise<void> {
    for (const store of this.#stores) await store.close()
    if (this.#folder) rmSync(this.#folder, { recursive: true })
  }

  #calm(): void {
    this.#stormy = false
    this.network.stormy = false
    this.network.miscounts = false
    this.#church.mock.lag.clear()
    this.#church.mock.faults.clear()
    this.book.trace('*', 'calm')
  }

  /** Runs full passes until nothing is left to do, then compares. */
  async #settle(): Promise<void> {
    const { lag, leaseTtl } = this.#weather
    const rest = Math.max(lag, leaseTtl) + 1000
    await this.time.wait(rest + MOST_SKEW)
    const process = this.#process(null)
    const sync = this.#sync(process, 86_400_000)
    for (let round = 0; this.#mail && (round === 0 || this.#mail.left > 0); round++) {
      await receiveSome(process, sync, this.#mail, 50)
      await this.time.wait(lag)
    }
    await this.#catchUp(process, sync, rest)
    if (this.#dice.chance(0.5)) await this.#compare(process, sync)
    for (let [round, yielded] = [1, 0]; ; round++) {
      const report = await sync.run(FULL)
      this.#report(process, report)
      // Promised nowhere: that what comes along is ever taken for gone.
      const settled = report.streams.filter(({ stream }) => !rides(stream))
      const missing = settled.reduce((sum, stream) => sum + stream.missing, 0)
      // A reading that was cut off in the storm certifies what was true when it began.
      const anew = report.streams.every(({ resumed }) => !resumed)
      if (report.outcome === 'complete' && missing === 0 && anew) break
      // The other engine still reads, a few rows in twenty seconds: to leave it the stream is no pass of ours.
      if (report.streams.some(({ outcome }) => outcome === 'busy') && ++yielded <= 40) round--
      if (round === 6) {
        const states = report.streams.map((stream) => JSON.stringify(stream)).join()
        this.book.violated('convergence', `still ${report.outcome} after ${round} passes at rest: ${states}`)
        return
      }
      await this.time.wait(rest)
    }
    await checkEnd(this.#church, this.book, sync, await this.#open().open(CONNECTION))
  }

  /** What is due is read, then what changed: the rest of the storm has to be in the store without a full reading. */
  async #catchUp(process: Process, sync: Sync, rest: number): Promise<void> {
    for (let round = 0; round < 3; round++) {
      const report = await sync.run()
      this.#report(process, report)
      await this.time.wait(rest)
      if (report.outcome === 'complete' && report.streams.every(({ resumed }) => !resumed)) {
        // Not promised: by clocks that are off, and to who could not see the rows when they changed.
        const { clocks } = this.#weather
        if (!clocks && this.#church.denials.length === 0)
          await checkStamped(this.#church, this.book, await this.#open().open(CONNECTION))
        return
      }
    }
  }

  /** What the counts of a church at rest tell has to be in the store without a full reading. */
  async #compare(process: Process, sync: Sync): Promise<void> {
    const report = await sync.run({ strategy: 'reconcile' })
    this.#report(process, report)
    const told = report.streams.filter(
      ({ outcome, missing, resumed }) => outcome === 'complete' && missing === 0 && !resumed,
    )
    const space = await this.#open().open(CONNECTION)
    await checkCounted(
      this.#church,
      this.book,
      space,
      // Of what lies below others nothing is counted: it comes with its parents, or with full readings.
      told.map(({ stream }) => stream).filter((stream) => !familyOf(stream)),
    )
  }

  /** Somebody starts an engine, watches it, and starts another when it is silent or done. */
  async #operate(slot: number, until: number): Promise<void> {
    const dice = this.#dice
    while (this.time.now < until) {
      const process = this.#process(this.#fate())
      if (this.#weather.clocks) this.#clockOf(process)
      await Promise.race([this.#work(process, until), process.silent])
      if (!process.alive) this.#gone.add(process.name)
      this.book.trace(process.name, `slot ${slot} is free`)
      await this.time.wait(dice.int(0, Math.ceil(1.5 * this.#weather.leaseTtl)))
    }
  }

  /** Processes that take in webhooks, one after another. */
  async #receive(mail: Mail, until: number): Promise<void> {
    while (this.time.now < until) {
      const process = this.#process(this.#fate())
      await Promise.race([receiveMail(process, this.#sync(process), mail, until), process.silent])
      if (!process.alive) this.#gone.add(process.name)
      await this.time.wait(this.#dice.int(0, this.#weather.leaseTtl))
    }
  }

  #pause(process: Process, sync: Sync): void {
    const { dice } = process
    this.time.after(dice.int(0, 30_000), () =>
      process.deliver(() => {
        sync.pause()
        this.book.happened('run paused')
        const ms = dice.int(100, 2 * this.#weather.leaseTtl)
        this.time.after(ms, () => process.deliver(() => sync.resume()))
      }),
    )
  }

  /** What one process does: some runs, one after another. */
  async #work(process: Process, until: number): Promise<void> {
    const dice = process.dice
    const sync = this.#sync(process)
    const { cancels } = this.#weather
    for (let runs = cancels ? dice.int(2, 8) : dice.int(1, 3); runs > 0 && this.time.now < until; runs--) {
      const stop = new AbortController()
      if (cancels && dice.chance(0.7))
        this.time.after(dice.int(0, dice.pick([1000, 1000, 20_000])), () =>
          process.deliver(() => stop.abort()),
        )
      if (this.#weather.pauses && dice.chance(0.5)) this.#pause(process, sync)
      try {
        const strategy = dice.chance(0.2) ? dice.pick(STRATEGIES) : undefined
        const report = await sync.run({ signal: stop.signal, ...(strategy && { strategy }) })
        this.#report(process, report)
        if (report.outcome === 'cancelled') this.book.happened('run cancelled')
        await sync.status()
      } catch (error) {
        this.#threw(process, error)
      }
      await process.clock.sleep(dice.int(0, cancels ? 500 : 5000))
    }
  }

  #threw(process: Process, error: unknown): void {
    this.book.trace(process.name, `run threw ${error}`)
    this.#hides(process.name, String((error as Error)?.stack ?? error))
    if ((error as { code?: unknown } | null)?.code !== 'store_connection')
      this.book.violated('run', `${process.name} threw ${(error as Error)?.stack ?? error}`)
  }

  #report(process: Process, report: Awaited<ReturnType<Sync['run']>>): void {
    this.#hides(process.name, JSON.stringify(report))
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

  #fate(): Fate | null {
    const { deaths, zombies, leaseTtl } = this.#weather
    const dice = this.#dice
    if (dice.chance(deaths)) return { at: dice.int(1, 150), pause: null, applied: dice.chance(0.5) }
    if (!dice.chance(zombies)) return null
    const pause = leaseTtl + dice.int(1, 2 * leaseTtl)
    return { at: dice.int(1, 100), pause, applied: dice.chance(0.3) }
  }

  #process(fate: Fate | null): Process {
    const name = `p${++this.#processes}`
    return new Process(name, this.time, this.book, new Dice(this.#dice.int(1, 1e9)), fate)
  }

  #clockOf(process: Process): void {
    const step = (): void => {
      if (!this.#stormy || !process.alive) return
      const forward = process.dice.chance(0.5)
      process.skew += (forward ? 1 : -1) * process.dice.int(100, MOST_SKEW / 4)
      process.skew = Math.max(-MOST_SKEW, Math.min(MOST_SKEW, process.skew))
      if (forward) process.steppedAt = this.time.now
      this.book.happened(forward ? 'clock stepped forward' : 'clock stepped back', true)
      this.time.after(process.dice.int(2000, 60_000), step)
    }
    this.time.after(process.dice.int(0, 30_000), step)
  }

  #open(): SyncStore {
    if (!this.#folder) return this.#memory
    const sleep = (ms: number): Promise<void> => this.time.wait(ms)
    const store = sqliteStore(join(this.#folder, 'church.db'), { sleep })
    this.#stores.push(store)
    return store
  }

  #sync(process: Process, deepEvery = this.#weather.deepEvery): Sync {
    const { lag, perPage, timeout, leaseTtl, lanes, readAhead, evicts, reconcileEvery } = this.#weather
    const known = this.network.limiterOf(process, this.#planted.limiter ?? ((limiter) => limiter))
    const { clock, dice } = process
    const random = dice.next
    const onRetry = ({ error }: { error: Error }): void => {
      if ((error as { code?: unknown }).code === 'timeout') this.book.happened('timeout')
      this.#hides(process.name, error.stack ?? error.message)
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
    const store = storeOf(
      process,
      this.#open(),
      this.#audit,
      this.#weather,
      this.#planted,
      () => this.#stormy,
    )
    const log = (data: object, message: string): void =>
      this.#hides(process.name, `${JSON.stringify(data)} ${message}`)
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
      ownerGone: (owner) => evicts && this.#gone.has(owner),
      onEvent: (event) => this.#event(process, event),
      logger: { debug: log, info: log, warn: log, error: log },
    })
  }

  #event(process: Process, event: SyncEvent): void {
    this.#hides(process.name, JSON.stringify(event))
    if (event.type === 're-read')
      this.book.happened(event.reason.includes('distinct') ? 'second pass' : 'stepped back')
  }

  #hides(who: string, text: string): void {
    if (SECRETS.some((secret) => text.includes(secret)))
      this.book.violated('secret', `${who} gave it away: ${text.slice(0, 300)}`)
  }

  /** Edits and weather, until the storm is over. */
  #weatherUntil(until: number): Promise<void>[] {
    const { edits, lagging, lag, storms, limits, limit, permissions, miscounts } = this.#weather
    const dice = this.#dice
    const { mock } = this.#church
    const every = async (least: number, most: number, happen: () => void): Promise<void> => {
      for (;;) {
        await this.time.wait(dice.int(least, most))
        if (this.time.now >= until) return
        happen()
      }
    }
    const all: Promise<void>[] = []
    // The church sleeps now and then, or no count would ever agree.
    let awake = true
    if (edits < Number.POSITIVE_INFINITY) {
      all.push(every(5000, 40_000, () => (awake = dice.chance(0.6))))
      all.push(
        every(1, 2 * edits, () => {
          if (awake) for (let n = dice.int(1, 2); n > 0; n--) this.#church.edit()
        }),
      )
    }
    if (lagging > 0) {
      all.push(
        every(1000, 30_000, () => {
          if (dice.chance(0.4)) return mock.lag.clear()
          mock.lag.reads({
            ms: dice.chance(0.5) ? lag : dice.int(1, lag),
            probability: Math.max(0.2, lagging),
          })
          this.book.happened('reads lag', true)
        }),
      )
    }
    if (storms) all.push(every(5000, 60_000, () => this.network.storm(dice.int(1, 15))))
    if (limits) {
      all.push(
        every(5000, 60_000, () => {
          const next = dice.int(2, 2 * limit)
          if (next !== this.network.limit) this.network.changeLimit(next)
        }),
      )
    }
    if (miscounts) {
      all.push(
        every(5000, 60_000, () => {
          this.network.miscounts = dice.chance(0.6)
          if (this.network.miscounts) this.book.happened('total off by one', true)
        }),
      )
    }
    if (permissions) all.push(every(10_000, 90_000, () => this.#church.deny(dice.int(1000, 40_000))))
    return all
  }
}

const CONNECTION = 'church'
/** Reads all anew, where there is a choice. */
const FULL = { strategy: 'full' } as const
/** What runs are told to do when they are told anything. */
const STRATEGIES = ['reconcile', 'reconcile', 'delta', 'full'] as const
/** A file here costs no disk: what a disk may lose is not simulated. */
const SHARED_MEMORY = '/dev/shm'
/** Milliseconds a clock may be off. */
const MOST_SKEW = 120_000
