/** What PCO's headers say about the limit. Read on every response: limits change without notice. */
import type { RateLimitState } from '../types/page.ts'

const whole = (headers: Headers, name: string): number => {
  // `20 seconds` and `20` are both seen.
  const value = Number.parseInt(headers.get(`X-PCO-API-Request-Rate-${name}`) ?? '', 10)
  return value >= 0 ? value : -1
}

/** The rate-limit state of a response; null where PCO did not say (gateway pages, the upload host). */
export function rateLimitState(headers: Headers): RateLimitState | null {
  const limit = whole(headers, 'Limit')
  const period = whole(headers, 'Period')
  const count = whole(headers, 'Count')
  return limit > 0 && period > 0 && count >= 0 ? { limit, period, count } : null
}

/** Milliseconds of Retry-After, given in seconds or as an HTTP date; null when absent or unreadable. */
export function retryAfter(headers: Headers, now: number): number | null {
  const value = headers.get('Retry-After')?.trim()
  if (!value) return null
  const ms = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now
  return Number.isNaN(ms) ? null : Math.max(0, ms)
}
