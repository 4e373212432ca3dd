import { randomUUID } from 'node:crypto'
import {
  type Clock,
  type Lease,
  type LimiterState,
  type Outcome,
  type RateLimiter,
  rateLimitState,
  retryAfter,
} from '@pcokit/sdk'
import { type RedisClient, RedisConnection, type RedisOptions, type RedisTarget } from '../redis/index.ts'
import { LimiterError, limiterError } from './errors.ts'
import { LogKeys } from './keys.ts'
import { type Granted, Line } from './line.ts'
import { releaseScript, stateScript } from './scripts.ts'

/** How the limiter starts; limit and period are learned from PCO's headers from then on, by all processes at once. */
export interface RedisLimiterOptions extends RedisOptions {
  /** Requests a period until a header says otherwise. @default 100 */
  readonly limit?: number | undefined
  /** Seconds. @default 20 */
  readonly period?: number | undefined
  /** Requests a period beyond offset 30,000: 75 by the documents, 10 as seen in March 2026. @default 10 */
  readonly deepLimit?: number | undefined
  /** Milliseconds after its grant in which a request may still arrive, where the caller does not say. @default 30000 */
  readonly timeout?: number | undefined
  /** Milliseconds of waiting that outweigh one step of priority, so that none starves. @default 20000 */
  readonly ageing?: number | undefined
  /** Share of the limit, 0 to 0.9, left free for strangers on the same credential whom no header has shown yet. @default 0 */
  readonly reserve?: number | undefined
  /** Replaces the clock of Redis, for tests and simulations: every limiter on the credential has to share it. */
  readonly clock?: Clock | undefined
}

/** A limiter shared by all processes that name the same Redis, and that tells how it stands. */
export interface RedisLimiter extends RateLimiter {
  /** One entry for each credential and class that this process has seen; its numbers are those of all processes. */
  state(): Promise<readonly LimiterState[]>
  /** Refuses those who wait and closes its connections; slots in use stay held until grant + timeout + period. */
  close(): Promise<void>
}

/** Time that no setting of the machine's clock changes; only lengths are used of it. */
const steadyClock: Clock = {
  now: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop)
        resolve()
      }, ms)
      const stop = (): void => {
        clearTimeout(timer)
        reject(signal?.reason)
      }
      signal?.addEventListener('abort', stop, { once: true })
    }),
}

/**
 * One budget a credential over all processes and restarts, kept in Redis 5 or later. Never refused by PCO as long as
 * nobody else uses the credential: a request's slot is held from its grant until its response headers + the period,
 * that of an aborted request or a dead process until grant + timeout + period. Strangers are counted in once a header
 * shows them. One script call a grant and one a release take about 0.05 ms of Redis's time each.
 * @param target An address, a client of ioredis, or options with one of them.
 * @throws LimiterError from `acquire`, `limiter_unreachable` when Redis is lost for longer than `patience`: then no
 * request is sent. It connects again by itself.
 * @example
 * const pco = createClient({ auth, limiter: redisLimiter('redis://localhost:6379'), products: { people } })
 */
export function redisLimiter(
  target: RedisTarget | RedisLimiterOptions,
  more: RedisLimiterOptions = {},
): RedisLimiter {
  const base =
    typeof target === 'string' ? { url: target } : 'evalsha' in target ? { client: target } : target
  const options: RedisLimiterOptions = { ...more, ...base }
  const { limit = 100, period = 20, deepLimit = 10, timeout = 30_000, ageing = 20_000 } = options
  const reserve = Math.min(0.9, Math.max(0, options.reserve ?? 0))
  const clock = options.clock ?? steadyClock
  const redis = new RedisConnection(options)
  const me = randomUUID()
  const lines = new Map<string, Line>()
  const leases = new Map<string, Granted>()
  const listening = new Map<string, Line>()
  let subscriber: Promise<RedisClient> | null = null
  let slots = 0

  const settingsOf = (keys: LogKeys) => (): readonly (string | number)[] => {
    const given = options.clock ? Math.floor(options.clock.now()) : ''
    return [given, limit, period * 1000, deepLimit, reserve, keys.channel, me]
  }

  /** Hears of room sooner than by the clock. When it cannot, the line asks by itself every two seconds. */
  function listen(line: Line): void {
    const { channel } = line.keys
    if (listening.has(channel)) return
    listening.set(channel, line)
    subscriber ??= redis.subscriber().then((client) => {
      client.on('message', (from: string, who: string) => {
        if (who === '*' || who === me) listening.get(from)?.ask()
      })
      return client
    })
    subscriber.then((client) => client.subscribe(channel)).catch(() => listening.delete(channel))
  }

  function lineOf(credential: string): Line {
    const known = lines.get(credential)
    if (known) return known
    const keys = new LogKeys(redis.prefix, credential)
    const unused = (granted: Granted): void => void settle(granted, 'unused')
    const line: Line = new Line({
      ...{ redis, keys, clock, ageing, timeout, unused },
      settings: settingsOf(keys),
      listen: () => listen(line),
    })
    lines.set(credential, line)
    return line
  }

  async function settle(granted: Granted, outcome: Outcome | 'unused', headers?: Headers): Promise<void> {
    const { id, keys, deep, grantedAt, timeout: own } = granted
    const state = headers && rateLimitState(headers)
    const learned = state ? [state.limit, state.period * 1000, state.count] : ['', '', '']
    const wait = headers ? retryAfter(headers, options.clock?.now() ?? Date.now()) : null
    const args = [id, deep ? 'x' : 'd', outcome, grantedAt, own, ...learned, wait ?? '']
    try {
      await redis.run(releaseScript, keys.all, [...settingsOf(keys)(), ...args])
    } catch {
      // The request is over, and nobody waits for this. Its slot is held until grant + timeout + period.
    }
  }

  return {
    async acquire(request) {
      const granted = await lineOf(request.credential).wait(`${me}.${++slots}`, request)
      leases.set(granted.id, granted)
      return { id: granted.id, grantedAt: granted.grantedAt }
    },
    async release(lease: Lease, outcome: Outcome, headers?: Headers) {
      const granted = leases.get(lease.id)
      leases.delete(lease.id)
      if (granted) await settle(granted, outcome, headers)
    },
    async state() {
      const all = await Promise.all(
        [...lines.values()].map((line) => stateOf(redis, line, settingsOf(line.keys)())),
      )
      return all.flat()
    },
    async close() {
      const closed = new LimiterError('limiter_closed', 'This limiter was closed. Make a new one to go on.')
      for (const line of lines.values()) line.close(closed)
      await redis.close()
      const client = await subscriber?.catch(() => null)
      client?.disconnect()
    },
  }
}

type Told = readonly [
  limit: number,
  window: number,
  used: number,
  flying: number,
  waiting: number,
  seeded: number,
  wait: number,
]

async function stateOf(
  redis: RedisConnection,
  { keys }: Line,
  settings: readonly (string | number)[],
): Promise<LimiterState[]> {
  let told: readonly Told[]
  try {
    told = (await redis.run(stateScript, keys.all, settings)) as readonly Told[]
  } catch (error) {
    throw limiterError(error, redis.label)
  }
  return told.map(([limit, window, used, inFlight, waiting, seeded, wait], index) => ({
    credential: keys.credential,
    class: index === 0 ? 'default' : 'deep',
    ...{ limit, period: window / 1000, used, inFlight, waiting },
    seeded: seeded === 1,
    timeToBudget: wait < 0 ? Infinity : wait,
  }))
}
