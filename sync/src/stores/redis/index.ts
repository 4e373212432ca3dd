/** A store in Redis, and the limiter that shares one budget between processes. */
import { RedisConnection, type RedisOptions, type RedisTarget } from '../../redis/index.ts'
import { type Space, StoreError, type SyncStore } from '../../store/index.ts'
import { drop } from './drop.ts'
import { RedisSpace } from './space.ts'

export {
  LimiterError,
  type RedisLimiter,
  type RedisLimiterOptions,
  redisLimiter,
} from '../../limiter/index.ts'
export type { RedisClient, RedisOptions, RedisTarget } from '../../redis/index.ts'

export interface RedisStoreOptions extends RedisOptions {
  /** Opens a Redis that may drop keys when memory is short: then a copy has holes that nothing tells of. @default false */
  readonly allowEviction?: boolean | undefined
  /**
   * Whose clock leases run by: that of Redis, which all processes share, or the engine's, so that tests and
   * simulations can move it. @default 'redis'
   */
  readonly leaseClock?: 'redis' | 'engine' | undefined
}

/**
 * Keeps a copy in Redis 5 or later, or in a cluster. What a crash and a failover may lose, and the memory it takes,
 * stands in the README of this folder: with `appendonly yes` and `appendfsync always` nothing acknowledged is lost.
 * @param target An address (`redis://user:password@host:6379/0`), a client of ioredis, or options with one of them.
 * @throws StoreError `store_options` for an address that is none, and when it is opened: `store_evicts` when Redis is
 * set to drop keys, `store_refused` for wrong credentials, `store_unreachable`.
 * @example
 * const sync = createSync({ client: pco, connection: 'first-church', store: redisStore('redis://localhost:6379') })
 */
export function redisStore(target: RedisTarget | RedisStoreOptions): SyncStore {
  const redis = new RedisConnection(target)
  const { allowEviction = false, leaseClock = 'redis' } = (
    typeof target === 'object' && !('evalsha' in target) ? target : {}
  ) as RedisStoreOptions
  let checked: Promise<void> | null = null
  return {
    label: redis.label,
    async open(connection: string): Promise<Space> {
      if (!allowEviction) checked ??= refuseEviction(redis)
      try {
        await checked
      } catch (error) {
        checked = null
        throw error
      }
      await redis.client()
      return new RedisSpace(redis, connection, leaseClock === 'redis')
    },
    drop: (connection, { at = Date.now() } = {}) => drop(redis, connection, leaseClock === 'redis' ? '' : at),
    close: () => redis.close(),
  }
}

async function refuseEviction(redis: RedisConnection): Promise<void> {
  const policy = (await redis.info('memory')).get('maxmemory_policy')
  if (policy === undefined || policy === 'noeviction') return
  throw new StoreError(
    'store_evicts',
    `${redis.label} drops keys when memory is short (maxmemory-policy ${policy}), and a copy would lose records without a word. Set maxmemory-policy noeviction, or pass allowEviction: true.`,
  )
}
