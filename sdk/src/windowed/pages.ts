/** Pages of a list, asked for by the rule of windows. */
import type { Page } from '../types/page.ts'
import type { StreamOptions } from '../types/query.ts'
import type { AnyRow } from '../types/rows.ts'
import { WindowError } from './error.ts'
import { advance, askOf, newWindow, type Window } from './window.ts'

/** A query besides what the user asked for. */
export interface PageAsk {
  readonly where?: { readonly [stamp: string]: { readonly gte?: string; readonly lt?: string } }
  readonly order?: string
  readonly offset?: number
  readonly perPage?: number
}

/** One request. */
export type ReadPage = (ask: PageAsk, options: StreamOptions) => Promise<Page<AnyRow>>

export interface WindowsOptions {
  readonly perPage: number
  readonly ordered: boolean
  /** Milliseconds: rows created from here on are not read. */
  readonly until: number
  readonly deepest?: number
}

interface Flight {
  readonly offset: number
  readonly page: Promise<Page<AnyRow>>
}

/** Ids remembered to tell rows that come again: as many as the deepest step back can repeat. */
const MEMORY = 30_100

/** All pages, in order; rows do not come twice. At most `readAhead` pages are in flight. */
export async function* windowPages(
  read: ReadPage,
  { perPage, ordered, until, deepest }: WindowsOptions,
  { readAhead = 1, signal, ...rest }: StreamOptions,
): AsyncGenerator<Page<AnyRow>, void, undefined> {
  const stop = new AbortController()
  const either = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal
  const seen = new Set<string>()
  let window = newWindow('created_at', ordered, until, deepest)
  let flights: Flight[] = []
  const launch = (of: Window, offset: number): void => {
    const page = read({ ...askOf(of), offset, perPage }, { ...rest, signal: either })
    page.catch(() => {}) // Thrown when its turn comes, or never when nobody needs the page.
    flights.push({ offset, page })
  }
  try {
    while (!window.done) {
      signal?.throwIfAborted()
      if (flights[0] && flights[0].offset !== window.offset) flights = []
      for (let at = window.offset + flights.length * perPage; flights.length < readAhead; at += perPage) {
        // The first page of a window goes alone: only it knows how many there are.
        const alone = window.total === null || window.head
        if (at !== window.offset && (alone || at >= window.total! || at > window.deepest)) break
        launch(window, at)
      }
      const page = await flights.shift()!.page
      const before = window
      const { window: after, accepted } = advance(window, { ...page, rows: page.data })
      window = after
      if (window.from !== before.from || window.to !== before.to || window.head !== before.head) flights = []
      if (!accepted) continue
      if (window.done && window.doubt) await allStamped(window, read, { ...rest, signal: either })
      const data = page.data.filter(({ id }) => !seen.has(id))
      for (const { id } of data) seen.add(id)
      for (const id of seen) {
        if (seen.size <= MEMORY) break
        seen.delete(id)
      }
      yield { ...page, data, total: totalOf(window), nextOffset: window.done ? null : window.offset }
    }
  } finally {
    stop.abort()
  }
}

const totalOf = ({ all, unstamped, head }: Window): number | null =>
  all === null ? null : head ? all : all + unstamped

/**
 * Counts once more when counts fell between head and window: two requests, only then.
 * @throws WindowError when rows without a stamp are left
 */
async function allStamped(window: Window, read: ReadPage, options: StreamOptions): Promise<void> {
  const { stamp, until, all, unstamped } = window
  const after = await read({ perPage: 1, where: { [stamp]: { gte: until } } }, options)
  const whole = await read({ perPage: 1 }, options)
  if (whole.total === null || after.total === null || all === null) return
  const bare = whole.total - all - after.total
  if (bare > unstamped)
    throw new WindowError('unstamped_rows', `${bare - unstamped} rows have no ${stamp} and did not come.`)
}
