/** Hooks: what a client tells while it works. None of these ever holds a secret, a body or a query's values. */
import type { RateLimitState } from './page.ts'
import type { PcoRequest } from './transport.ts'

/** One attempt at a call. */
export interface RequestEvent {
  readonly method: PcoRequest['method']
  /** `/people/v2/people/12` */
  readonly path: string
  /** Names of the query's parameters, without their values: values can hold personal data. */
  readonly queryKeys: readonly string[]
  /** 1 for the first attempt of a call. */
  readonly attempt: number
}

/** How an attempt ended. */
export interface ResponseEvent extends RequestEvent {
  /** Null when no response came: cut, timed out or aborted. */
  readonly status: number | null
  /** Milliseconds from sending to response headers, or to the failure. */
  readonly duration: number
  /** PCO's `X-Request-Id`, for its support. */
  readonly requestId: string | null
  readonly rateLimit: RateLimitState | null
}

/** An attempt that failed and will be made again. */
export interface RetryEvent extends RequestEvent {
  /** Milliseconds until the next attempt asks the limiter. */
  readonly delay: number
  /** Why: one of the classes in `errors/`. */
  readonly error: Error
}

/** A relationship that names a row which `included` does not carry. */
export interface UnknownIdentifierEvent {
  /** `/people/v2/people` */
  readonly path: string
  /** The row that names it. */
  readonly owner: { readonly type: string; readonly id: string }
  /** `emails` */
  readonly relationship: string
  /** Null when the owner lacks the relationship altogether, although it was asked for. */
  readonly identifier: { readonly type: string; readonly id: string } | null
}

/** A response that is not what the declarations say. */
export interface InvalidEvent {
  readonly path: string
  /** Each names the place and what is wrong there: `data[3].attributes.first_name: not a string`. */
  readonly problems: readonly string[]
}

/**
 * What to call while the client works. A hook must be quick; what it throws is dropped, so that watching can
 * never break a call.
 * @example
 * createClient({ auth, products: { people }, hooks: { onRetry: ({ path, delay }) => log.warn({ path, delay }, 'again') } })
 */
export interface Hooks {
  /** Before each attempt, once the limiter let it through. */
  readonly onRequest?: ((event: RequestEvent) => void) | undefined
  /** After each attempt: at response headers, or when none came. */
  readonly onResponse?: ((event: ResponseEvent) => void) | undefined
  /** Before waiting to try again. */
  readonly onRetry?: ((event: RetryEvent) => void) | undefined
  /** For each identifier without a row. */
  readonly onUnknownIdentifier?: ((event: UnknownIdentifierEvent) => void) | undefined
  /** For each response that fails the check, with `validate: 'report'`. */
  readonly onInvalid?: ((event: InvalidEvent) => void) | undefined
}
