/** The limiter shared between processes. */
export { LimiterError } from './errors.ts'
export { type RedisLimiter, type RedisLimiterOptions, redisLimiter } from './redis-limiter.ts'
