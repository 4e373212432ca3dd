import type { AnyRow, RateLimitState, StreamDeclaration } from '@pcokit/sdk/runtime'
import type { Nested } from '../routes/index.ts'

/** All records of one resource type of one product. */
export interface Stream {
  /** `people.Person` */
  readonly name: string
  /** `check-ins` */
  readonly product: string
  /** The product's key on the client: `checkIns`. */
  readonly key: string
  readonly declaration: StreamDeclaration
}

/** Stamp → the range asked for. */
export interface Bounds {
  readonly [stamp: string]: { readonly gte?: string; readonly lt?: string }
}

export interface PagesRequest {
  readonly offset: number
  readonly perPage: number
  /** Rows that each page has in common with the one before it, while nothing moves. */
  readonly overlap: number
  /** An order in which new rows come last; null for PCO's own. */
  readonly order: string | null
  /** Bounds of stamps, as PCO writes times. */
  readonly where?: Bounds | undefined
  /** The only attributes wanted; all where it is left out. */
  readonly sparse?: readonly string[] | undefined
  /** No page beyond this offset is asked for ahead. */
  readonly deepest?: number | undefined
  /** What comes along with each row: the streams that ride on this list. */
  readonly include?: readonly string[] | undefined
  /** Pages in flight at once. */
  readonly readAhead: number
  readonly signal: AbortSignal
}

export interface SourcePage {
  readonly rows: readonly AnyRow[]
  /** What came along, flat, as PCO sent it. */
  readonly included?: readonly AnyRow[] | undefined
  readonly offset: number
  /** Where the next page begins, the overlap counted in; null after the last. */
  readonly nextOffset: number | null
  readonly total: number | null
  /** Milliseconds: when the limiter let the request go, or earlier where that is not known. */
  readonly observed: number
  readonly rateLimit: RateLimitState | null
}

/** Reads streams. Errors are the SDK's own. */
export interface Source {
  /** Why the own collection of a stream cannot be read here, as a sentence; null when it can. */
  refusal(stream: Stream): string | null
  pages(stream: Stream, request: PagesRequest): AsyncIterable<SourcePage>
  /** Lists below others, and what comes along with them; a source without reads own lists only. */
  readonly nested?: Nested | undefined
  /** Rows in the collection, or in a range of it, by one request for one row; null where PCO does not tell. */
  count(
    stream: Stream,
    signal: AbortSignal,
    where?: Bounds,
  ): Promise<{ total: number | null; rateLimit: RateLimitState | null }>
  /** Can single rows be read by id? */
  gets(stream: Stream): boolean
  /** One row; null for 404. */
  get(
    stream: Stream,
    id: string,
    signal: AbortSignal,
  ): Promise<{ readonly row: AnyRow | null; readonly observed: number }>
}
