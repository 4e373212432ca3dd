/** Reading a list page after page, in order, some of them ahead, without losing rows that move meanwhile. */
import type { Exact, Lists } from '../types/handles.ts'
import type { Page } from '../types/page.ts'
import type { Ask, RequestOptions, StreamOptions } from '../types/query.ts'
import type { AnyRow, Row, Shape } from '../types/rows.ts'
import type { OpenPage } from './page.ts'
import { refuse } from './refuse.ts'

/** A list that can be read at any offset. */
export interface Listing {
  readonly offset: number
  readonly perPage: number
  read(offset: number, options: RequestOptions): Promise<OpenPage>
}

interface Flight {
  readonly offset: number
  readonly page: Promise<OpenPage>
}

/** Ids remembered to tell rows that come again after a step back. */
const MEMORY = 1000

/**
 * All pages from the listing's offset on. At most `readAhead` pages are held, in flight or with the consumer;
 * none is asked for beyond the known total. Where the total falls while reading, rows moved up into pages
 * already read: it steps back by the difference, and rows seen before do not come again.
 */
export async function* readPages(
  listing: Listing,
  options: StreamOptions = {},
): AsyncGenerator<OpenPage, void, undefined> {
  const { readAhead = 1, signal, ...rest } = options
  const seen: string[] = []
  let flights: Flight[] = []
  let next: number | null = listing.offset
  let stride = listing.perPage
  let total: number | null = null
  /** Rows from this offset on cannot have come before. */
  let frontier = 0

  /** Of all flights: none is cancelled without the others. */
  let abort = new AbortController()

  const launch = (offset: number) => {
    const page = listing.read(offset, { ...rest, signal: abort.signal })
    page.catch(() => {}) // An error is thrown when its turn comes, or never when nobody needs the page.
    flights.push({ offset, page })
  }
  const cancel = () => {
    // A signal that was aborted once is of no use to the next.
    if (flights.length) {
      abort.abort()
      abort = new AbortController()
    }
    flights = []
  }
  const fill = (from: number, most: number) => {
    if (flights[0] && flights[0].offset !== from) cancel()
    for (let at = from + flights.length * stride; flights.length < most; at += stride) {
      // The first page of all goes alone: only it knows how many there are.
      if (at !== from && (total === null || at >= total)) break
      launch(at)
    }
  }
  const onAbort = () => abort.abort(signal!.reason)

  signal?.throwIfAborted()
  signal?.addEventListener('abort', onAbort)
  try {
    while (next !== null) {
      signal?.throwIfAborted()
      fill(next, readAhead)
      let page: OpenPage | undefined = await flights[0]!.page
      flights.shift()
      const { offset, nextOffset } = page
      const rows = page.data.length
      const before: number | null = total
      total = page.total ?? total
      if (before !== null && total! < before && offset > listing.offset) {
        next = Math.max(listing.offset, offset - (before - total!))
        continue
      }
      if (nextOffset !== null) stride = nextOffset - offset
      // A page with fewer rows than it should have says that rows after it moved up: go on right behind it.
      const short = rows > 0 && rows < stride && page.total !== null && offset + rows < page.total
      next = short ? offset + rows : nextOffset
      // Rows that were added may have pushed as many others from pages already read into this one and the next.
      if (before !== null && total! > before) frontier += total! - before
      if (offset < frontier) {
        const known = new Set(seen)
        page.data = page.data.filter((row) => !known.has(row.id))
      }
      frontier = Math.max(frontier, offset + stride)
      for (const row of page.data) seen.push(row.id)
      if (seen.length > MEMORY) seen.splice(0, seen.length - MEMORY)
      page.nextOffset = next
      if (next === null) cancel()
      else if (readAhead > 1) fill(next, readAhead - 1)
      yield page
      // Let go of it: a page that outlives the parsing of the next costs more in collections than its check.
      page = undefined
    }
  } finally {
    signal?.removeEventListener('abort', onAbort)
    cancel()
  }
}

/** The rows of the pages of a listing. By hand: an async generator would cost a tenth of reading the page. */
export function readRows(listing: Listing, options?: StreamOptions): AsyncIterableIterator<AnyRow> {
  const pages = readPages(listing, options)
  let rows: readonly AnyRow[] = []
  let at = 0
  let last: Promise<IteratorResult<AnyRow>> | undefined
  const step = (): IteratorResult<AnyRow> | Promise<IteratorResult<AnyRow>> => {
    if (at < rows.length) return { done: false, value: rows[at++]! }
    // Here too.
    rows = []
    at = 0
    return pages.next().then((page) => {
      if (page.done) return page as IteratorReturnResult<undefined>
      rows = page.value.data
      return step()
    })
  }
  return {
    next() {
      // Calls that overlap wait for each other, which is only needed while a page is read.
      if (!last && at < rows.length) return Promise.resolve(step())
      const mine = (last ?? Promise.resolve()).then(step, step).finally(() => {
        if (last === mine) last = undefined
      })
      last = mine
      return mine
    },
    async return() {
      rows = []
      await pages.return()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

interface Listed {
  pages(): AsyncIterableIterator<never>
  [Symbol.asyncIterator](): AsyncIterableIterator<never>
}

function listed(handle: unknown, query: unknown, options: unknown): Listed {
  const { list } = (handle ?? {}) as { list?: (query: unknown, options: unknown) => Listed }
  if (typeof list !== 'function')
    refuse(`${handle} has no list to stream. Give a collection: pco.people.people`)
  return list.call(handle, query, options)
}

/**
 * Every row of a list, page after page. Leaving the loop or aborting cancels what is in flight.
 * @throws QueryError at once for a query the path does not accept; an error of a page once the rows before it came
 * @example
 * for await (const person of streamAll(pco.people.people, { include: ['emails'] }, { readAhead: 6 })) {
 *   console.log(person.attributes.last_name, person.included.emails.length)
 * }
 */
export function streamAll<S extends Shape, Q, I extends S['include'] = never, F extends S['fields'] = {}>(
  handle: Lists<S, Q>,
  query?: Q & Ask<I, Exact<F, S['fields']>>,
  options?: StreamOptions,
): AsyncIterableIterator<Row<S, I, F>> {
  return listed(handle, query, options)[Symbol.asyncIterator]()
}

/**
 * Every page of a list. Each carries its offset, the next one, the total when PCO says, and the rate limit.
 * @throws QueryError at once for a query the path does not accept; an error of a page once the pages before it came
 * @example
 * for await (const page of streamPages(pco.people.people, { perPage: 50 })) {
 *   console.log(page.offset, page.data.length, page.total)
 * }
 */
export function streamPages<S extends Shape, Q, I extends S['include'] = never, F extends S['fields'] = {}>(
  handle: Lists<S, Q>,
  query?: Q & Ask<I, Exact<F, S['fields']>>,
  options?: StreamOptions,
): AsyncIterableIterator<Page<Row<S, I, F>>> {
  return listed(handle, query, options).pages()
}
