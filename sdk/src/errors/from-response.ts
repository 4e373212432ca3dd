/** From a response that is no success to the class that names its cause. */
import { AuthenticationError } from './authentication.ts'
import { BadRequestError } from './bad-request.ts'
import { ConflictError } from './conflict.ts'
import { hintMeaning, hintWord } from './hints.ts'
import { HttpError, type HttpErrorInfo, type PcoErrorItem } from './http.ts'
import { NotFoundError } from './not-found.ts'
import { PermissionError } from './permission.ts'
import { RateLimitError } from './rate-limit.ts'
import type { CallInfo } from './request.ts'
import { ServerError } from './server.ts'
import { UnsupportedVersionError } from './unsupported-version.ts'
import { ValidationError } from './validation.ts'

type HttpErrorClass = new (code: string, wayOut: string, info: HttpErrorInfo) => HttpError

/** Status → class, code, way out. */
const CAUSES: Readonly<Record<number, readonly [HttpErrorClass, string, string]>> = {
  400: [BadRequestError, 'bad_request', 'Correct the request.'],
  401: [AuthenticationError, 'authentication', 'Check the credential'],
  403: [PermissionError, 'permission', 'Give the user behind the credential access to it.'],
  404: [NotFoundError, 'not_found', 'It may be deleted, merged, or hidden from this user.'],
  409: [ConflictError, 'conflict', 'Read the record, then write again.'],
  422: [ValidationError, 'validation', 'Correct what fieldErrors names.'],
  429: [
    RateLimitError,
    'rate_limit',
    'Send less, or share one limiter between all clients of the credential.',
  ],
}
const SERVER = [ServerError, 'server', 'Try later; for 504 ask for less (perPage, fewer includes).'] as const
const OTHER = [HttpError, 'http', 'PCO does not say more.'] as const
const VERSION = [
  UnsupportedVersionError,
  'unsupported_version',
  'Pin a version PCO lists for the product.',
] as const

/** PCO's error list out of a body: its own envelope, or OAuth's `{ error, error_description }`. */
function errorItems(body: unknown): readonly PcoErrorItem[] {
  if (!body || typeof body !== 'object') return []
  const { errors, error, error_description } = body as { [name: string]: unknown }
  if (Array.isArray(errors)) return errors.filter((item) => item && typeof item === 'object')
  if (typeof error === 'string') return [{ code: error, detail: String(error_description ?? '') }]
  return []
}

/** The words of an HTML or plain body, enough to recognise it by. */
const words = (text: string): string =>
  text
    .replace(/<(style|script|head)[\s\S]*?<\/\1>|<[^>]*>/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200)

/** What stands in every error of a response. `text` may be JSON, HTML or empty. */
export function httpErrorInfo(
  call: CallInfo,
  status: number,
  headers: Headers,
  text: string,
  retryAfter: number | null,
): HttpErrorInfo {
  let errors: readonly PcoErrorItem[] = []
  try {
    errors = errorItems(JSON.parse(text))
  } catch {}
  const first = errors[0]
  return {
    ...call,
    status,
    pcoCode: first?.code ?? null,
    title: first?.title ?? null,
    detail: first ? (first.detail ?? null) : words(text) || null,
    errors,
    requestId: headers.get('X-Request-Id'),
    retryAfter,
  }
}

/** The error of a 4xx or 5xx. */
export function errorFromResponse(info: HttpErrorInfo): HttpError {
  const { status, pcoCode, detail, errors } = info
  const [Class, code, wayOut] =
    pcoCode === 'unsupported_version_error'
      ? VERSION
      : (CAUSES[status] ?? (status >= 500 ? SERVER : status >= 400 ? CAUSES[400]! : OTHER))
  if (status === 401) return new Class(code, `${hintMeaning(hintWord(detail)) ?? wayOut}.`, info)
  // The firewall answers without JSON: it dislikes calls without a User-Agent (planningcenter/developers#1313).
  if (status === 403 && !errors.length)
    return new Class(code, "This is the firewall's answer, not the API's: check the User-Agent.", info)
  return new Class(code, wayOut, info)
}
