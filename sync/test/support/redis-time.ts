import type { Clock } from '@pcokit/sdk'
import { Redis } from 'ioredis'
import { type RedisLimiter, type RedisLimiterOptions, redisLimiter } from '../../src/limiter/index.ts'

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

interface Sleeper {
  readonly at: number
  readonly wake: () => void
}

/**
 * Virtual time for limiters on a real Redis: it moves from sleeper to sleeper, but only when every command sent was
 * answered and every message published was heard.
 */
export class RedisTime implements Clock {
  #now = 1_000_000
  #sleepers: Sleeper[] = []
  #pending = 0
  readonly #clients: Redis[] = []
  readonly #subscribers: Redis[] = []
  readonly #limiters: RedisLimiter[] = []
  /** Script calls so far. */
  calls = 0

  constructor(
    readonly url: string,
    readonly prefix: string,
  ) {}

  now(): number {
    return this.#now
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const stop = (): void => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper)
        reject(signal?.reason)
      }
      const sleeper = {
        at: this.#now + ms,
        wake: () => {
          signal?.removeEventListener('abort', stop)
          resolve()
        },
      }
      signal?.addEventListener('abort', stop, { once: true })
      const after = this.#sleepers.findLastIndex((other) => other.at <= sleeper.at)
      this.#sleepers.splice(after + 1, 0, sleeper)
    })
  }

  /** A limiter as of another process: with a connection of its own. */
  limiter(options: RedisLimiterOptions = {}): RedisLimiter {
    const client = new Redis(this.url)
    this.#clients.push(client)
    for (const name of ['evalsha', 'eval'] as const) {
      const call = client[name].bind(client) as (...args: unknown[]) => Promise<unknown>
      const counted = async (...args: unknown[]): Promise<unknown> => {
        this.#pending++
        this.calls++
        try {
          return await call(...args)
        } finally {
          this.#pending--
        }
      }
      Object.assign(client, { [name]: counted })
    }
    const duplicate = client.duplicate.bind(client) as (...args: unknown[]) => Redis
    Object.assign(client, {
      duplicate: (...args: unknown[]) => {
        const made = duplicate(...args)
        this.#subscribers.push(made)
        return made
      },
    })
    const limiter = redisLimiter({ client, prefix: this.prefix, clock: this, ...options })
    this.#limiters.push(limiter)
    return limiter
  }

  async #settle(): Promise<void> {
    for (let quiet = 0; quiet < 3; ) {
      await turn()
      quiet = this.#pending > 0 ? 0 : quiet + 1
    }
  }

  /** Everything that was sent is answered, and every message heard: a ping comes back after the messages before it. */
  async #idle(): Promise<void> {
    for (let calls = -1; calls !== this.calls; ) {
      await this.#settle()
      calls = this.calls
      await Promise.all(this.#subscribers.map((client) => client.ping()))
      await this.#settle()
    }
  }

  /** Moves time from sleeper to sleeper until the promise settles. */
  async run<T>(promise: Promise<T>): Promise<T> {
    let done = false
    const finish = (): void => {
      done = true
    }
    promise.then(finish, finish)
    for (await this.#idle(); !done; await this.#idle()) {
      const next = this.#sleepers.shift()
      if (!next) throw new Error('Nothing will ever happen: no sleeper is left and the promise is pending.')
      this.#now = Math.max(this.#now, next.at)
      next.wake()
    }
    return promise
  }

  async close(): Promise<void> {
    for (const limiter of this.#limiters) await limiter.close()
    for (const client of this.#clients) client.disconnect()
  }
}
