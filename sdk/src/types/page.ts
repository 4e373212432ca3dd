import type { AnyRow } from './rows.ts'

/** The rate-limit state as the last response's headers told it. */
export interface RateLimitState {
  /** Requests allowed in a period. */
  readonly limit: number
  /** Seconds. */
  readonly period: number
  /** Requests PCO counted in the running period. */
  readonly count: number
}

/** `meta` of a collection. Keys are absent where PCO has nothing to say. */
export interface PageMeta {
  readonly total_count?: number
  readonly count?: number
  readonly next?: { readonly offset: number }
  readonly prev?: { readonly offset: number }
  readonly can_order_by?: readonly string[]
  readonly can_query_by?: readonly string[]
  readonly can_include?: readonly string[]
  readonly can_filter?: readonly string[]
  readonly parent?: { readonly id: string; readonly type: string }
  readonly [name: string]: unknown
}

/** One page of a list. */
export interface Page<R> {
  readonly data: readonly R[]
  /** Every included row of the page, flat, as PCO sent it. */
  readonly included: readonly AnyRow[]
  readonly meta: PageMeta
  readonly links: { readonly self?: string; readonly next?: string; readonly prev?: string }
  /** Offset of the first row. */
  readonly offset: number
  /** Offset of the next page; null on the last. */
  readonly nextOffset: number | null
  /** Rows in the whole list when PCO says. */
  readonly total: number | null
  readonly rateLimit: RateLimitState | null
  /** When the limiter let the request go, on its own clock: nothing on the page is older than this. */
  readonly grantedAt?: number | undefined
}

/**
 * What `list()` returns: lazy, a promise of the first page and an iterable over all rows.
 * @example
 * const page = await pco.people.people.list()
 * for await (const person of pco.people.people.list()) console.log(person.id)
 */
export interface List<R> extends PromiseLike<Page<R>>, AsyncIterable<R> {
  /** The pages, one after another. */
  pages(): AsyncIterable<Page<R>>
  catch<T>(onRejected: (reason: unknown) => T | PromiseLike<T>): Promise<Page<R> | T>
  finally(onFinally: () => void): Promise<Page<R>>
}
