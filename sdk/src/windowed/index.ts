/** Long lists read in windows of `created_at`: for `streamAll` and `streamPages`. */
import { QueryError } from '../errors/query.ts'
import type { Lists } from '../types/handles.ts'
import type { List, Page } from '../types/page.ts'
import type { RequestOptions, StreamOptions } from '../types/query.ts'
import type { AnyRow, Shape } from '../types/rows.ts'
import { type PageAsk, windowPages } from './pages.ts'

export { WindowError } from './error.ts'
export {
  advance,
  askOf,
  DEEPEST,
  newWindow,
  type Step,
  secondOf,
  type Window,
  type WindowPage,
} from './window.ts'

/** What `windowed` takes besides the list. */
export interface WindowedOptions {
  /** Milliseconds since 1970: rows created from here on are left to the next reading. @default now */
  readonly until?: number | undefined
}

/** A query of a user, as far as windows care. */
interface Asked {
  readonly where?: { readonly [name: string]: unknown }
  readonly order?: unknown
  readonly offset?: unknown
  readonly perPage?: number
}

type AnyLists = { list(query: object, options?: RequestOptions): PromiseLike<Page<AnyRow>> }

/**
 * The same list, read in windows of `created_at` when it is streamed: at ⌈n / 100⌉ requests, never beyond offset
 * 30,000, where PCO's limit drops (facts §3). Rows that are there all the time come, whatever is added and removed
 * meanwhile; rows created after the start do not. `total_count` is compared on every page, and where it fell the
 * reading steps back by the difference.
 *
 * Only for lists with `where: { created_at }`; the query may hold neither `offset`, `order` nor that `where`.
 * @throws QueryError when the list accepts no range of `created_at`, or the query holds what windows need
 * @throws WindowError while reading, by its `code`: `filter_ignored`, `order_ignored`, `second_too_dense` (more
 * than 30,000 rows of one second), `unstamped_rows`, `no_stamp`
 * @example
 * for await (const person of streamAll(windowed(pco.people.people), { include: ['emails'] }, { readAhead: 4 })) {
 *   console.log(person.id)
 * }
 */
export function windowed<S extends Shape, Q>(
  handle: Lists<S, Q>,
  { until = Date.now() }: WindowedOptions = {},
): Lists<S, Q> {
  const list = (given: Asked = {}, options: StreamOptions = {}): List<AnyRow> => {
    const { where = {}, order, offset, perPage = 100 } = given
    if ('created_at' in where || order !== undefined || offset !== undefined)
      throw new QueryError('Windows are cut by created_at: leave out order, offset and where.created_at.')
    const { list } = handle as unknown as AnyLists
    const ask = (more: PageAsk): object => ({ ...given, ...more, where: { ...where, ...more.where } })
    // Refused here and now, and nothing is sent, where the list has no such range.
    const epoch = new Date(0).toISOString().slice(0, 19)
    list.call(handle, ask({ where: { created_at: { lt: `${epoch}Z` } } }))
    const ordered = accepts(() => list.call(handle, ask({ order: 'created_at' })))
    const pages = () =>
      windowPages(
        (more, own) => Promise.resolve(list.call(handle, ask(more), own)),
        { perPage, ordered, until },
        options,
      )
    let page: Promise<Page<AnyRow>> | undefined
    const first = (): Promise<Page<AnyRow>> => {
      page ??= Promise.resolve(list.call(handle, given, options))
      return page
    }
    return {
      // biome-ignore lint/suspicious/noThenProperty: a list is a promise of its first page
      then: (onFulfilled, onRejected) => first().then(onFulfilled, onRejected),
      catch: (onRejected) => first().catch(onRejected),
      finally: (onFinally) => first().finally(onFinally),
      pages,
      async *[Symbol.asyncIterator]() {
        for await (const { data } of pages()) yield* data
      },
    }
  }
  return { list } as unknown as Lists<S, Q>
}

function accepts(call: () => unknown): boolean {
  try {
    call()
    return true
  } catch (error) {
    if (error instanceof QueryError) return false
    throw error
  }
}
