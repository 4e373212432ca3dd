import type { AnyRow, Clock, Page } from '@pcokit/sdk/runtime'
import type { PagesRequest, SourcePage } from './source.ts'

type Read = (offset: number, signal: AbortSignal) => Promise<Page<AnyRow>>

interface Flight {
  readonly offset: number
  readonly asked: number
  readonly page: Promise<Page<AnyRow>>
}

/**
 * Pages that begin with the last row of the page before, so that the reader can tell that nothing moved in
 * between: one request more in a hundred. `streamPages` lays its pages edge to edge, hence this loop; some are
 * asked for ahead, the order is kept, and leaving the loop cancels what is in flight.
 */
export async function* overlapping(
  { offset, perPage, overlap, readAhead, signal, deepest = Number.POSITIVE_INFINITY }: PagesRequest,
  clock: Clock,
  read: Read,
): AsyncGenerator<SourcePage, void, undefined> {
  const stop = new AbortController()
  const either = AbortSignal.any([signal, stop.signal])
  let flights: Flight[] = []
  let total: number | null = null
  const launch = (at: number): void => {
    const page = read(at, either)
    page.catch(() => {}) // Thrown when its turn comes, or never when nobody needs it.
    flights.push({ offset: at, asked: clock.now(), page })
  }
  try {
    for (let next: number | null = offset; next !== null; ) {
      // A page shorter than asked for: what is in flight lies elsewhere. The answers are let go.
      if (flights[0] && flights[0].offset !== next) flights = []
      const stride = perPage - overlap
      for (let at = next + flights.length * stride; flights.length < readAhead; at += stride) {
        // The first page of all goes alone: only it knows how many there are.
        if (at !== next && (total === null || at + overlap >= total || at > deepest)) break
        launch(at)
      }
      const { offset: from, asked, page: coming } = flights.shift()!
      const page = await coming
      const { data, included, rateLimit, grantedAt } = page
      total = page.total ?? total
      next = page.nextOffset === null ? null : Math.max(from + 1, from + data.length - overlap)
      const observed = grantedAt ?? asked
      yield { rows: data, included, offset: from, nextOffset: next, total: page.total, observed, rateLimit }
    }
  } finally {
    stop.abort()
  }
}
