import { setMaxListeners } from 'node:events'
import type { AcquireRequest, Clock, Lease } from '@pcokit/sdk/runtime'
import type { RedisConnection } from '../redis/index.ts'
import { limiterError } from './errors.ts'
import type { LogKeys } from './keys.ts'
import { askScript } from './scripts.ts'

const PRIORITIES = ['interactive', 'hydration', 'delta', 'backfill']
/** Who asks at once; the others when these are served. */
const BATCH = 100
/** Longest sleep (ms): what a lost message costs at most, and how often a process that waits shows that it lives. */
const LONGEST = 2000

/** What the release of a slot has to tell. */
export interface Granted extends Lease {
  readonly keys: LogKeys
  readonly deep: boolean
  readonly timeout: number
}

interface Waiter {
  readonly slot: string
  readonly deep: boolean
  readonly timeout: number
  /** When it came, by this process's clock, moved by its priority: lowest goes first. */
  readonly due: number
  grant(granted: Granted): void
  refuse(error: unknown): void
}

export interface LineOptions {
  readonly redis: RedisConnection
  readonly keys: LogKeys
  readonly clock: Clock
  /** The arguments all scripts begin with. */
  readonly settings: () => readonly (string | number)[]
  readonly ageing: number
  readonly timeout: number
  /** Gives back a slot that nobody wants any more. */
  readonly unused: (granted: Granted) => void
  /** Called before the line sleeps for the first time: messages can shorten it. */
  readonly listen: () => void
}

/** Those of this process who wait for one credential. One question to Redis at a time, for all of them. */
export class Line {
  readonly #options: LineOptions
  readonly #waiting: Waiter[] = []
  #asking = false
  #again = false
  #timer: AbortController | null = null
  /** Whether Redis knows of somebody waiting here. */
  #known = false

  constructor(options: LineOptions) {
    this.#options = options
  }

  get keys(): LogKeys {
    return this.#options.keys
  }

  wait(slot: string, request: AcquireRequest): Promise<Granted> {
    const { clock, ageing, timeout } = this.#options
    const { signal, class: kind, priority } = request
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const leave = (): void => {
        this.#remove(waiter)
        reject(signal?.reason)
        // Redis has to know, or others would give way to nobody.
        if (this.#known) this.ask()
      }
      const off = (): void => signal?.removeEventListener('abort', leave)
      const waiter: Waiter = {
        slot,
        deep: kind === 'deep',
        timeout: request.timeout ?? timeout,
        due: clock.now() + PRIORITIES.indexOf(priority) * ageing,
        grant: (granted) => {
          off()
          resolve(granted)
        },
        refuse: (error) => {
          off()
          reject(error)
        },
      }
      // One signal often stands for a whole run, and Node warns of a leak at eleven.
      if (signal) setMaxListeners(0, signal)
      signal?.addEventListener('abort', leave, { once: true })
      const place = this.#waiting.findLastIndex((other) => other.due <= waiter.due) + 1
      const first = !this.#waiting.slice(0, place).some((other) => other.deep === waiter.deep)
      this.#waiting.splice(place, 0, waiter)
      // Behind others who wait for the same, there is nothing to ask.
      if (first || !this.#timer) this.ask()
    })
  }

  /** Asks for those who wait, now or as soon as the question under way is answered. */
  ask(): void {
    this.#again = true
    if (this.#asking) return
    this.#asking = true
    // All that is asked for in one turn of the event loop goes together.
    queueMicrotask(async () => {
      while (this.#again) {
        this.#again = false
        await this.#askOnce()
      }
      this.#asking = false
    })
  }

  /** Refuses all who wait. */
  close(error: Error): void {
    this.#timer?.abort()
    for (const waiter of this.#waiting.splice(0)) waiter.refuse(error)
  }

  async #askOnce(): Promise<void> {
    const { redis, keys, clock, settings, unused } = this.#options
    this.#timer?.abort()
    this.#timer = null
    const asking = this.#waiting.slice(0, BATCH)
    if (asking.length === 0 && !this.#known) return
    const now = clock.now()
    const deep = this.#waiting.filter((waiter) => waiter.deep).length
    const args = [
      ...settings(),
      ...[this.#waiting.length - deep, deep],
      ...asking.flatMap(({ slot, deep, due, timeout }) => [
        slot,
        deep ? 'x' : 'd',
        Math.round(due - now),
        timeout,
      ]),
    ]
    try {
      const [, wait, granted] = (await redis.run(askScript, keys.all, args)) as [string, number, string[]]
      this.#known = wait >= 0
      for (let i = 0; i < granted.length; i += 2) {
        const [slot = '', at] = granted.slice(i, i + 2)
        const waiter = asking.find((each) => each.slot === slot)!
        const lease = { id: slot, grantedAt: Number(at), keys, deep: waiter.deep, timeout: waiter.timeout }
        if (this.#remove(waiter)) waiter.grant(lease)
        else unused(lease) // It left while the answer was on its way.
      }
      if (this.#waiting.length === 0) {
        this.#again ||= this.#known
      } else if (granted.length === 2 * asking.length) this.#again = true
      else this.#sleep(wait)
    } catch (error) {
      // Nothing is granted without Redis. The next to ask finds it again once it is back.
      const refusal = limiterError(error, redis.label)
      for (const waiter of asking) if (this.#remove(waiter)) waiter.refuse(refusal)
      this.#again ||= this.#waiting.length > 0
    }
  }

  #sleep(wait: number): void {
    const { clock, listen } = this.#options
    listen()
    const timer = new AbortController()
    this.#timer = timer
    clock.sleep(Math.min(Math.max(wait, 1), LONGEST), timer.signal).then(
      () => {
        if (this.#timer !== timer) return
        this.#timer = null
        this.ask()
      },
      () => {},
    )
  }

  /** False when it had gone already. */
  #remove(waiter: Waiter): boolean {
    const place = this.#waiting.indexOf(waiter)
    if (place >= 0) this.#waiting.splice(place, 1)
    return place >= 0
  }
}
