import type { ResponseCache } from '../types/cache.ts'
import type { Clock } from '../types/clock.ts'
import type { Hooks } from '../types/hooks.ts'
import type { RateLimiter } from '../types/limiter.ts'
import type { Auth } from './auth.ts'
import type { RetryOptions } from './retry.ts'

/** How a client reaches PCO. */
export interface TransportOptions {
  /** Made by `personalAccessToken` or `bearerToken`. */
  readonly auth: Auth
  /** @default 'https://api.planningcenteronline.com' */
  readonly baseUrl?: string | undefined
  /** Name your application and a contact; PCO's firewall turns calls without one away. @default 'pcokit/<version>' */
  readonly userAgent?: string | undefined
  /** @default the global `fetch`, looked up at each call */
  readonly fetch?: typeof globalThis.fetch | undefined
  /** Share one between all clients of a credential. @default a limiter in memory, of this client alone */
  readonly limiter?: RateLimiter | undefined
  /** How often and how long to try again. */
  readonly retry?: RetryOptions | undefined
  /** Milliseconds for one attempt, from its grant to the end of its body. @default 30000 */
  readonly timeout?: number | undefined
  /** From `@pcokit/sdk/cache`. @default none */
  readonly cache?: ResponseCache | undefined
  readonly hooks?: Hooks | undefined
  /** @default the machine's clock */
  readonly clock?: Clock | undefined
  /** Numbers in [0, 1) for jitter. @default Math.random */
  readonly random?: (() => number) | undefined
}
