import type { Trouble } from '../store/index.ts'
import type { StreamReport } from './report.ts'

/** Before the second attempt; four times as long before each one after that. */
const FIRST = 5_000
const GROWTH = 4
const LONGEST = 300_000

/** Trouble that this run cannot get over: another run goes on with the stream, or the record stays as it is. */
const OURS = new Set(['fenced', 'store_record'])

/**
 * Milliseconds to wait before a failed stream is tried again in the same run; null for not at all. Grows with each
 * attempt, since the SDK has already tried each request several times. A spent budget needs no pause: the limiter
 * holds the next request back for as long as PCO asked for.
 * @param attempts made so far, at least 1
 */
export function retryPause(
  trouble: Pick<Trouble, 'code' | 'retry'> | null,
  attempts: number,
  retries: number,
): number | null {
  if (!trouble?.retry || attempts > retries || OURS.has(trouble.code)) return null
  if (trouble.code === 'rate_limit') return 0
  return Math.min(LONGEST, FIRST * GROWTH ** (attempts - 1))
}

/** What several attempts at one stream did together: the last one's end, everybody's counts. */
export function together(earlier: StreamReport | undefined, last: StreamReport): StreamReport {
  if (!earlier) return last
  return {
    ...last,
    resumed: earlier.resumed,
    requests: earlier.requests + last.requests,
    probes: earlier.probes + last.probes,
    pages: earlier.pages + last.pages,
    rows: earlier.rows + last.rows,
    created: earlier.created + last.created,
    updated: earlier.updated + last.updated,
    unchanged: earlier.unchanged + last.unchanged,
    restored: earlier.restored + last.restored,
    deleted: earlier.deleted + last.deleted,
    refused: earlier.refused + last.refused,
  }
}
