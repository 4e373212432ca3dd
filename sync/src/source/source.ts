import type { AnyRow, RateLimitState, StreamDeclaration } from '@pcokit/sdk/runtime'

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

export interface PagesRequest {
  readonly offset: number
  readonly perPage: number
  /** Rows that each page has in common with the one before it, while nothing moves. */
  readonly overlap: number
  /** An order in which new rows come last; null for PCO's own. */
  readonly order: string | null
  /** Pages in flight at once. */
  readonly readAhead: number
  readonly signal: AbortSignal
}

export interface SourcePage {
  readonly rows: readonly AnyRow[]
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
  /** Rows in the collection by one request for one row; null where PCO does not tell. */
  count(
    stream: Stream,
    signal: AbortSignal,
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
