/** When to try again, and when to give up: pure, so that its table of cases can be complete. */
import type { PcoRequest } from '../types/transport.ts'

/** How persistent a client is. */
export interface RetryOptions {
  /** Attempts at a GET that fails by network, timeout, 5xx or a torn body; 1 never retries. @default 5 */
  readonly attempts?: number | undefined
  /** Attempts at a call, reads and writes, that PCO answers with 429. @default 10 */
  readonly rateLimitAttempts?: number | undefined
  /** Milliseconds of the first backoff; it doubles from fault to fault. @default 500 */
  readonly base?: number | undefined
  /** Milliseconds no backoff exceeds; does not shorten a Retry-After. @default 20000 */
  readonly cap?: number | undefined
  /** Milliseconds: a longer Retry-After is not waited for but thrown. @default Infinity */
  readonly maxWait?: number | undefined
}

/** What went wrong with an attempt. */
export interface Failure {
  readonly method: PcoRequest['method']
  /** The response's status, 200 for a torn body; null for network faults and timeouts. */
  readonly status: number | null
  /** Milliseconds PCO asked to wait; null when it did not say. */
  readonly retryAfter: number | null
  /** How many attempts of this call failed in this way, this one included (429s and other faults apart). */
  readonly count: number
}

/**
 * Milliseconds until the next attempt; null to give up. Full jitter (a random point below the doubling bound)
 * spreads the clients that failed together; a Retry-After is a floor that jitter never goes below.
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function retryDelay(failure: Failure, options: RetryOptions, random: () => number): number | null {
  const { attempts = 5, rateLimitAttempts = 10, base = 500, cap = 20_000, maxWait = Infinity } = options
  const { status, count, retryAfter: asked } = failure
  const limited = status === 429
  // A write whose answer got lost may have been done; PCO has no idempotency keys, so only 429 is safe.
  if (!limited && failure.method !== 'GET') return null
  if (!limited && status && status > 299 && status < 500) return null
  if (count >= (limited ? rateLimitAttempts : attempts) || (asked ?? 0) > maxWait) return null
  return limited && asked ? asked : Math.max(asked ?? 0, random() * Math.min(cap, base * 2 ** (count - 1)))
}
