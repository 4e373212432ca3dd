/** The client for Planning Center: everything a program needs besides its products. */
export {
  type Auth,
  type BearerOptions,
  bearerToken,
  personalAccessToken,
  type TokenReason,
} from './core/auth.ts'
export type { Validate } from './core/calls.ts'
export { type Client, type ClientOptions, createClient, type Products, type Uploads } from './core/client.ts'
export { rateLimitState, retryAfter } from './core/rate-headers.ts'
export type { RetryOptions } from './core/retry.ts'
export { streamAll, streamPages } from './core/streams.ts'
export type { Product, ProductTable } from './core/table.ts'
export { type ClientCore, tablesOf, transportOf } from './core/transport-of.ts'
export type { TransportOptions } from './core/transport-options.ts'
export type { UploadFile, UploadOptions } from './core/upload.ts'
export * from './errors/index.ts'
export {
  createMemoryLimiter,
  type LimiterState,
  type MemoryLimiter,
  type MemoryLimiterOptions,
} from './limiter/memory.ts'
export type * from './types/index.ts'
