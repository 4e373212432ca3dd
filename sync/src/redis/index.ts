/** Redis, as the store and the limiter use it. */
export { type RedisClient, RedisConnection, type RedisOptions, type RedisTarget } from './connection.ts'
export { redisError } from './errors.ts'
export { tagOf } from './keys.ts'
export { scriptOf } from './script.ts'
