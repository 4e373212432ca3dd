import { testServer } from '../support/postgres.ts'
import { freshPrefix, sharedRedis } from '../support/redis.ts'
import type { Server } from './backing.ts'

export interface Running {
  readonly server: Server
  /** Ends a server of our own; in another's, removes what was written. */
  stop(): Promise<void>
}

/** Starts what a name means, or uses the server that REDIS_URL or DATABASE_URL names. @throws RangeError for another name */
export async function startServer(name: string): Promise<Running> {
  if (name === 'redis') {
    const redis = await sharedRedis()
    if (!redis) throw new Error('There is no redis-server here: set REDIS_URL, or put it on the PATH.')
    return { server: { kind: name, url: redis.url, name: freshPrefix() }, stop: () => redis.stop() }
  }
  if (name === 'postgres') {
    const postgres = await testServer()
    return {
      server: { kind: name, url: postgres.url, name: postgres.schema() },
      stop: () => postgres.stop(),
    }
  }
  throw new RangeError(`Simulations keep a copy in redis or postgres, not in "${name}".`)
}
