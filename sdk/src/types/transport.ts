import type { RateLimitState } from './page.ts'
import type { RequestOptions } from './query.ts'

/** One call, before authentication, pacing and retries. */
export interface PcoRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT'
  /** `/people/v2/people/12` */
  readonly path: string
  /** Already encoded, without the question mark; empty for none. */
  readonly query: string
  /** Sent as JSON when present; a FormData as it is. */
  readonly body?: unknown
  /** Another host than the client's: that of uploads. */
  readonly baseUrl?: string | undefined
  /** X-PCO-API-Version; null sends none. */
  readonly version: string | null
  readonly options?: RequestOptions | undefined
}

/** A response that PCO meant as success. */
export interface PcoResponse {
  readonly status: number
  readonly headers: Headers
  /** Parsed JSON; null for 204 and other empty bodies. */
  readonly body: unknown
  readonly rateLimit: RateLimitState | null
  /** When the limiter let the request go, on its own clock: no state PCO answered with is older than this. */
  readonly grantedAt?: number | undefined
}

/** Sends one call: auth, limiter, timeout, retries, errors. Handles and streams stand on it. */
export interface Transport {
  /** @throws one of the errors in `errors/`, a class a cause. */
  send(request: PcoRequest): Promise<PcoResponse>
}
