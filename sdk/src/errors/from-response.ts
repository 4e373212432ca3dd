/** From a response that is of no use to the class that names its cause. */
import { retryAfter } from '../core/rate-headers.ts'
import type { RequestEvent } from '../types/hooks.ts'
import { AuthenticationError } from './authentication.ts'
import { BadRequestError } from './bad-request.ts'
import { ConflictError } from './conflict.ts'
import { hintMeaning } from './hints.ts'
import { HttpError, type HttpErrorInfo, type PcoErrorItem } from './http.ts'
import { MalformedResponseError } from './malformed-response.ts'
import { NotFoundError } from './not-found.ts'
import { PermissionError } from './permission.ts'
import { RateLimitError } from './rate-limit.ts'
import { RedirectError } from './redirect.ts'
import { unsure } from './request.ts'
import { ServerError } from './server.ts'
import { UnsupportedVersionError } from './unsupported-version.ts'
import { ValidationError } from './validation.ts'

type Cause = readonly [
  Class: new (code: string, wayOut: string, info: HttpErrorInfo) => HttpError,
  code: string,
  wayOut: string,
]

/** Status, or its first digit → class, code, way out. Short: they are in every bundle. */
const CAUSES: { readonly [status: string]: Cause } = {
  2: [MalformedResponseError, 'malformed_response', 'No complete JSON: is a proxy between?'],
  3: [RedirectError, 'redirect', 'Check baseUrl and the path.'],
  4: [BadRequestError, 'bad_request', 'Correct the request.'],
  401: [AuthenticationError, 'authentication', 'Check the credential.'],
  403: [PermissionError, 'permission', 'Its user needs access to this.'],
  404: [NotFoundError, 'not_found', 'Deleted, merged, or hidden from this user.'],
  409: [ConflictError, 'conflict', 'Read the record and write again.'],
  422: [ValidationError, 'validation', 'Correct what fieldErrors names.'],
  429: [RateLimitError, 'rate_limit', 'Send less, or share one limiter.'],
  5: [ServerError, 'server', 'Try later; after 504 ask for less.'],
}
const VERSION: Cause = [UnsupportedVersionError, 'unsupported_version', 'Pin a version PCO lists.']
const OTHER: Cause = [HttpError, 'http', 'Check baseUrl.']

/**
 * The error of a response that is no success, or a success that cannot be read. `text` may be JSON, HTML or empty;
 * the error quotes it.
 */
export function errorFromResponse(
  call: RequestEvent,
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  text: string,
  now: number,
): HttpError {
  let errors: PcoErrorItem[] = []
  // The words of a page, enough to recognise it by.
  let detail: string | null =
    text
      .replace(/<head[\s\S]*<\/head>|<[^>]*>|\s+/gi, ' ')
      .trim()
      .slice(0, 200) || null
  try {
    errors = JSON.parse(text).errors.filter(Boolean)
    detail = null
  } catch {}
  const [first] = errors
  const pcoCode = first?.code ?? null
  detail = first?.detail ?? detail
  const [Class, code, wayOut] =
    pcoCode === 'unsupported_version_error' ? VERSION : (CAUSES[status] ?? CAUSES[`${status}`[0]!] ?? OTHER)
  const hint =
    status === 401
      ? hintMeaning(detail)
      : // The firewall answers without JSON: it dislikes calls without a User-Agent (planningcenter/developers#1313).
        status === 403 && !first && 'This is the firewall, not the API: check the User-Agent'
  return new Class(code, `${hint ? ` ${hint}.` : ''} ${wayOut}${status < 300 ? unsure(call) : ''}`, {
    ...call,
    status,
    pcoCode,
    title: first?.title ?? null,
    detail,
    errors,
    requestId: headers.get('X-Request-Id'),
    retryAfter: retryAfter(headers, now),
    location: headers.get('Location')?.split(/[?#]/)[0] ?? null,
  })
}
