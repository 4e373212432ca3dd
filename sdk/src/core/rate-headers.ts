/** What PCO's headers say about the limit. Read on every response: limits change without notice. */
import type { RateLimitState } from '../types/page.ts'

/** The rate-limit state of a response; null where PCO did not say (gateway pages, the upload host). */
export function rateLimitState(headers: Headers): RateLimitState | null {
  // `20 seconds` and `20` are both seen.
  const [limit, period, count] = ['Limit', 'Period', 'Count'].map((name) =>
    Number.parseInt(`${headers.get(`X-PCO-API-Request-Rate-${name}`)}`, 10),
  ) as [number, number, number]
  return limit > 0 && period > 0 && count >= 0 ? { limit, period, count } : null
}

/** Milliseconds of Retry-After, given in seconds or as an HTTP date; null when absent or unreadable. */
export function retryAfter(headers: Headers, now: number): number | null {
  const value = headers.get('Retry-After')
  if (!value) return null
  const ms = Number(value) >= 0 ? Number(value) * 1000 : Date.parse(value) - now
  return ms > 0 ? ms : ms <= 0 ? 0 : null
}
