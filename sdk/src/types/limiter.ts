/** The rate limiter: asynchronous, so that one budget can be shared by many processes. */
import type { Priority } from './query.ts'

/** The limit a request falls under: PCO is stricter beyond offset 30,000. */
export type RateClass = 'default' | 'deep'

export interface AcquireRequest {
  /** Names the budget. Never a secret: the client hands over a digest. */
  readonly credential: string
  readonly class: RateClass
  readonly priority: Priority
  readonly signal?: AbortSignal | undefined
  /** Milliseconds after the grant in which the request may still arrive. @default the limiter's own timeout */
  readonly timeout?: number | undefined
}

/** The right to send one request. */
export interface Lease {
  readonly id: string
  /** Milliseconds since 1970 on the limiter's own clock. */
  readonly grantedAt: number
}

/** `answered`: response headers came. `unknown`: aborted, timed out or cut, so the request may still arrive. */
export type Outcome = 'answered' | 'unknown'

export interface RateLimiter {
  /** Resolves when one more request fits the budget. @throws the signal's reason when aborted. */
  acquire(request: AcquireRequest): Promise<Lease>
  /** Called once per lease, at response headers or when the outcome will never be known. */
  release(lease: Lease, outcome: Outcome, headers?: Headers): Promise<void>
}
