import type { RequestEvent } from '../types/hooks.ts'
import { RequestError } from './request.ts'

/** One entry of PCO's `errors`. Any member may be missing. */
export interface PcoErrorItem {
  /** A string on the wire: `"422"`. */
  readonly status?: string
  readonly code?: string
  readonly title?: string
  readonly detail?: string
  readonly source?: { readonly parameter?: string }
  readonly meta?: { readonly [name: string]: unknown }
}

/** What a response said. */
export interface HttpErrorInfo extends RequestEvent {
  readonly status: number
  /** PCO's own code, a word such as `invalid_json`; null when it sent none. */
  readonly pcoCode: string | null
  readonly title: string | null
  /** Of HTML and plain bodies their first words. */
  readonly detail: string | null
  /** Everything PCO listed; empty for HTML and empty bodies. */
  readonly errors: readonly PcoErrorItem[]
  /** PCO's `X-Request-Id`: give it to their support. */
  readonly requestId: string | null
  /** Milliseconds PCO asked to wait; null when it did not say. */
  readonly retryAfter: number | null
  /** Where a redirect leads, without its query; null elsewhere. */
  readonly location: string | null
}

/** PCO answered, and not with success. Also thrown itself, for statuses without a class of their own. */
export class HttpError extends RequestError implements HttpErrorInfo {
  override readonly name: string = 'HttpError'
  declare readonly status: number
  declare readonly pcoCode: string | null
  declare readonly title: string | null
  declare readonly detail: string | null
  declare readonly errors: readonly PcoErrorItem[]
  declare readonly requestId: string | null
  declare readonly retryAfter: number | null
  declare readonly location: string | null

  /** `wayOut` ends the message: what the caller can do. */
  constructor(code: string, wayOut: string, info: HttpErrorInfo) {
    const { status, title, detail, location, requestId } = info
    super(code, `${[status, title, detail, location, requestId].filter(Boolean).join(', ')}.${wayOut}`, info)
  }
}
