/** Queries: what a list, a get and a write may ask for. */

/** A point in time: a Date is sent as `YYYY-MM-DDTHH:MM:SSZ`, without milliseconds; a string as it is. */
export type Time = string | Date

/** A date or date-time in `where`: equality, or a range. A date-only string means that whole day. */
export type TimeWhere =
  | Time
  | { readonly gt?: Time; readonly gte?: Time; readonly lt?: Time; readonly lte?: Time }

/** The two parts of a query that change the type of the result. */
export interface Ask<I extends string, F> {
  /** Related rows to send along: they appear under `included` of each row. */
  readonly include?: readonly I[] | undefined
  /** Sparse fields: type name → names of attributes and relationships. */
  readonly fields?: F | undefined
}

/** Parts of a query that every list has. */
export interface Paging {
  /** Rows a page, 1 to 100. @default 100 */
  readonly perPage?: number | undefined
  /** Rows to skip. @default 0 */
  readonly offset?: number | undefined
}

/** What any call accepts besides its query. */
export interface RequestOptions {
  readonly signal?: AbortSignal | undefined
  /** Milliseconds for this call. @default the client's timeout */
  readonly timeout?: number | undefined
  /** Who goes first when the budget is short. @default 'interactive' */
  readonly priority?: Priority | undefined
  /** Skips the cache for this call. */
  readonly fresh?: boolean | undefined
}

/** From most to least urgent. */
export type Priority = 'interactive' | 'hydration' | 'delta' | 'backfill'

/** What streams accept besides their query. */
export interface StreamOptions extends RequestOptions {
  /** Pages in flight at once. Order is kept; memory is bounded by this many pages. @default 1 */
  readonly readAhead?: number | undefined
}
