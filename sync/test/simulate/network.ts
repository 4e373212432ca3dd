import { createMemoryLimiter } from '@pcokit/sdk'
import type { Fault } from '@pcokit/sdk/mock'
import type { RateLimiter } from '@pcokit/sdk/runtime'
import type { Church } from './church.ts'
import { rides } from './families.ts'
import { placeOf } from './paths.ts'
import type { Process } from './process.ts'
import { type Given, halved, sightOf } from './sight.ts'
import type { Dice } from './time.ts'

/** Must not be seen anywhere: proxies and broken sockets quote it. */
export const SECRET = 'never-to-be-seen-0f3a'
export const APP = 'app-of-the-church'
const BASIC = btoa(`${APP}:${SECRET}`)
/** Texts that give the secret away. */
export const SECRETS: readonly string[] = [SECRET, BASIC]

/** Requests of one simulation: the busiest that ends takes a third of it. */
const MOST = 6000

interface Arrival {
  readonly at: number
  readonly granted: number
  /** The limit its limiter knew when it let it go. */
  readonly limit: number | null
}

/** What one limiter knows, for the judge: limits are held against those who could know them. */
export interface Known {
  readonly process: Process
  readonly limiter: RateLimiter
  /** The limit last announced to it; null before the first. */
  limit: number | null
  /** Its requests, as they arrived. */
  readonly arrivals: Arrival[]
}

/** An answer to a GET of one row. */
export interface Confirmation {
  readonly id: string
  readonly status: number
  readonly at: number
}

/** The way between the engines and the church, and the judge of what arrives. */
export class Network {
  /** Anything but fair weather: switched off for the time of rest. */
  stormy = true
  /** Totals count a row too many: one that the user behind the credential may not see. */
  miscounts = false
  requests = 0
  /** Rejected by the church's limit although nothing excuses it, and excused. */
  limit: number
  readonly confirmations = new Map<Process, Map<string, Confirmation[]>>()
  readonly #arrivals: { readonly at: number; readonly by: Known }[] = []
  #storm = 0
  #changedAt = Number.NEGATIVE_INFINITY
  readonly #start: number
  /** Lists of which a filter was asked for and ignored. */
  readonly #ignored = new Set<string>()

  constructor(
    readonly church: Church,
    readonly dice: Dice,
  ) {
    this.limit = church.weather.limit
    this.#start = church.time.now
  }

  /** A limiter of a process, which starts without a log. `wrap` lets a planted fault in. */
  limiterOf(process: Process, wrap: (limiter: RateLimiter) => RateLimiter): Known {
    const inner = wrap(createMemoryLimiter({ clock: process.clock }))
    const known: Known = {
      process,
      limit: null,
      arrivals: [],
      limiter: {
        acquire: (request) => inner.acquire(request),
        release: (lease, outcome, headers) => {
          const limit = Number(headers?.get('X-PCO-API-Request-Rate-Limit') ?? 0)
          if (limit > 0) known.limit = limit
          return inner.release(lease, outcome, headers)
        },
      },
    }
    return known
  }

  /** The next so many requests are refused, whatever the budget says. */
  storm(requests: number): void {
    this.#storm = requests
    this.church.book.happened('429 storm', true)
  }

  changeLimit(limit: number): void {
    this.church.book.happened(limit < this.limit ? 'limit lowered' : 'limit raised', true)
    this.limit = limit
    this.#changedAt = this.church.time.now
    this.church.mock.setRateLimit({ limit })
  }

  fetchOf(known: Known): typeof globalThis.fetch {
    const { process } = known
    return (input, init) =>
      new Promise((resolve, reject) => {
        // Where a process stands still as it sends, the request is out: nothing lies between grant and socket.
        if (process.step('fetch') === 'never') return
        const url = String(input)
        const signal = init?.signal
        const stop = (): void => {
          this.church.book.happened('request aborted in flight')
          reject(signal?.reason)
        }
        this.#send(known, url, init, (hand) =>
          process.deliver(() => {
            signal?.removeEventListener('abort', stop)
            hand(resolve, reject)
          }),
        )
        signal?.addEventListener('abort', stop, { once: true })
      })
  }

  #send(
    known: Known,
    url: string,
    init: RequestInit | undefined,
    back: (hand: (resolve: (response: Response) => void, reject: (error: unknown) => void) => void) => void,
  ): void {
    const { church, dice } = this
    const { time, weather, book } = church
    const granted = time.now
    const limitKnown = known.limit
    const slow = this.stormy && dice.chance(weather.slow)
    // It arrives before the client's timeout, whatever becomes of the caller meanwhile.
    const up = slow && dice.chance(0.5) ? dice.int(0, weather.timeout - 1) : dice.int(5, 60)
    const down = slow && dice.chance(0.6) ? dice.int(0, 2 * weather.timeout) : dice.int(5, 60)
    if (slow) book.happened('slow page', true)
    if (++this.requests > MOST)
      time.fail(new Error(`${MOST} requests are more than any simulation needs: it goes round in circles.`))
    time.after(up, () => {
      const fault = this.#fault()
      const ignoreWhere = this.#ignores(url)
      if (fault || ignoreWhere) church.mock.faults.next({ ...fault, ...ignoreWhere })
      if (fault?.cut !== 'before') {
        this.#arrivals.push({ at: time.now, by: known })
        known.arrivals.push({ at: time.now, granted, limit: limitKnown })
      }
      const answer = church.mock.fetch(url, { ...init, signal: null })
      answer.then(
        async (response) => {
          const text = await response.text()
          this.#judge(known, response, granted, url)
          const given = this.#seen(url, response, text, fault)
          this.#confirm(known.process, url, given.status)
          const torn = this.stormy && dice.chance(weather.faults / 6)
          if (torn) book.happened('cut in the body', true)
          time.after(down, () => {
            book.trace(known.process.name, `${url.slice(37)} ${given.status}${torn ? ' cut' : ''}`)
            back((resolve) => resolve(this.#response(known.process, given, torn)))
          })
        },
        (error) => {
          const quoting = new TypeError(`${error.message} (authorization: Basic ${BASIC})`)
          time.after(down, () => back((_, reject) => reject(quoting)))
        },
      )
    })
  }

  /** A filter that is documented and not applied: of one list for good, storm or not. */
  #ignores(url: string): Pick<Fault, 'ignoreWhere'> | null {
    const { weather, time, book } = this.church
    const { ignores } = weather
    if (ignores === null || time.now < this.#start + ignores.from) return null
    const { pathname, search } = new URL(url)
    const asked = decodeURIComponent(search)
    if (!ignores.stamps.some((stamp) => asked.includes(`where[${stamp}]`))) return null
    if (!this.#ignored.has(pathname)) book.happened('filter ignored')
    this.#ignored.add(pathname)
    return { ignoreWhere: ignores.stamps }
  }

  /** What lies between: 429s without cause, 5xx, proxies that quote what they got, connections that end. */
  #fault(): Fault | null {
    const { dice } = this
    const { book, weather } = this.church
    if (!this.stormy) return null
    if (this.#storm > 0) {
      this.#storm--
      return { status: 429, retryAfter: dice.int(1, 4) }
    }
    if (!dice.chance(weather.faults)) return null
    const [situation, fault] = dice.pick<readonly [Parameters<typeof book.happened>[0], Fault]>([
      ['server error', { status: dice.pick([500, 502, 503, 504]) }],
      ['server error', { status: 503, retryAfter: dice.int(1, 5) }],
      ['page of a proxy', { html: true, status: dice.pick([200, 502]) }],
      ['server error', { empty: true, status: 500 }],
      ['cut before the answer', { cut: 'before' }],
      ['answer lost', { cut: 'after' }],
      ['torn body', { torn: true }],
    ])
    book.happened(situation, true)
    return fault
  }

  /** What the answer is once all that lies between has seen it. */
  #seen(url: string, { status, headers }: Response, text: string, fault: Fault | null): Given {
    const given = { status, headers, text }
    if (fault?.html) return { ...given, text: `<html><body>Got: Basic ${BASIC}</body></html>` }
    if (fault?.torn) return given
    const seen = sightOf(this.church, url, given)
    const place = seen.status === 200 ? placeOf(new URL(url).pathname) : null
    if (place === null || place.id !== null) return seen
    const { dice } = this
    const { book, weather } = this.church
    if (this.miscounts && !this.church.denied(place.stream)) {
      const body = JSON.parse(seen.text)
      body.meta.total_count += 1
      return { ...seen, text: JSON.stringify(body) }
    }
    const spoiled = this.stormy && dice.chance(weather.spoils) ? withoutAttributes(seen, dice) : null
    if (spoiled) book.happened('row without attributes', true)
    if (spoiled) return spoiled
    const half = this.stormy && dice.chance(weather.halves) ? halved(seen, (rows) => dice.pick(rows)) : null
    if (half) book.happened('include that lacks a row', true)
    return half ?? seen
  }

  #response(
    process: Process,
    { status, headers, text }: { status: number; headers: Headers; text: string },
    cut: boolean,
  ): Response {
    const { time } = process
    const body = (): Promise<string> =>
      new Promise((resolve, reject) => {
        time.after(this.dice.int(0, 5), () =>
          process.deliver(() => (cut ? reject(new TypeError('terminated')) : resolve(text))),
        )
      })
    return { status, headers, ok: status >= 200 && status < 300, text: body } as unknown as Response
  }

  #confirm(process: Process, url: string, status: number): void {
    const { stream, id } = placeOf(new URL(url).pathname) ?? {}
    if (!stream || !id) return
    if (rides(stream) && status === 200) this.church.book.happened('row that came along alone')
    const streams = this.confirmations.get(process) ?? new Map<string, Confirmation[]>()
    this.confirmations.set(process, streams)
    const all = streams.get(stream) ?? []
    streams.set(stream, all)
    all.push({ id, status, at: this.church.time.now })
  }

  /** A limiter must not be refused for what it sent itself, once it knows the limit. */
  #judge(known: Known, { headers }: Response, granted: number, url: string): void {
    const { time, weather, book } = this.church
    const { now } = time
    const count = Number(headers.get('X-PCO-API-Request-Rate-Count') ?? 0)
    const limit = Number(headers.get('X-PCO-API-Request-Rate-Limit') ?? 0)
    if (limit === 0 || count <= limit) return
    const window = weather.period * 1000
    const since = now - window
    const mine = known.arrivals.filter(({ at }) => at > since)
    const own = mine.length
    const strangers = this.#arrivals.some(({ at, by }) => at > since && by !== known)
    // Among those in the window are some let go before it could know the limit, or its clock was put forward.
    const unknown =
      mine.some((one) => one.limit !== limit || one.granted < this.#changedAt) ||
      known.process.steppedAt > granted - window - weather.timeout
    if (unknown) book.happened('limit met by a request in flight')
    if (unknown || (strangers && own <= limit)) return
    book.violated('overrun', `${known.process.name}: ${url} refused, ${own} of its own within ${limit}`)
  }
}

/** A page of which one row says nothing. */
function withoutAttributes(given: Given, dice: Dice): Given | null {
  const body = JSON.parse(given.text)
  if (!Array.isArray(body.data) || body.data.length === 0) return null
  delete dice.pick<{ attributes?: unknown }>(body.data).attributes
  return { ...given, text: JSON.stringify(body) }
}
