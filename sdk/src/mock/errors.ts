/** PCO's error answers, shape by shape (facts §7, §14.24). */
import type { Answer } from './answer.ts'

const json = (status: number, errors: readonly object[], headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify({ errors }),
})

const html = (status: number, body: string, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers },
  body,
  bare: true,
})

export const badRequest = (code: string, detail: string, title = 'Bad Request', meta?: object): Answer =>
  json(400, [{ status: '400', title, code, detail, ...(meta ? { meta } : {}) }])

/** Missing or wrong credentials: HTML, without any of PCO's headers (facts §14.21). */
export const denied = (): Answer =>
  html(401, 'HTTP Basic: Access denied.\n', { 'WWW-Authenticate': 'Basic realm="Application"' })

/** A token PCO knows and refuses; the word says why (facts §7). */
export const unauthorized = (hint: string): Answer =>
  json(401, [
    {
      status: '401',
      code: 'unauthorized',
      detail: `This request could not be authenticated. Error Code Hint: (${hint})`,
    },
  ])

export const forbidden = (): Answer =>
  json(403, [{ status: '403', title: 'Forbidden', detail: 'You do not have access to this resource' }])

/** The firewall in front of PCO: no JSON (facts §1). */
export const blocked = (): Answer =>
  html(403, '<html><head><title>403 Forbidden</title></head><body>Request blocked.</body></html>')

export const notFound = (): Answer =>
  json(404, [{ status: '404', title: 'Not Found', detail: 'The resource you requested could not be found' }])

/** What PUT and unknown products get (facts §14.21). */
export const lost = (): Answer =>
  html(
    404,
    '<!DOCTYPE html>\n<html>\n  <head>\n    <title>404</title>\n  </head>\n  <body>The page could not be found.</body>\n</html>\n',
  )

export interface Invalid {
  readonly detail: string
  /** What the error is about; none where the attribute may not be assigned at all. */
  readonly parameter?: string
  /** The id names no row. */
  readonly unknown?: boolean
}

function invalid(resource: string, { detail, parameter, unknown }: Invalid): object {
  if (parameter === undefined) return { status: '422', title: 'Forbidden Attribute', detail }
  const source = { parameter }
  if (unknown)
    return {
      status: '422',
      code: 'attribute_resource_not_found',
      title: 'Attribute Resource Not Found',
      detail,
      source,
    }
  return {
    detail,
    status: '422',
    title: 'Validation Error',
    source,
    meta: { resource, associated_resources: [] },
  }
}

export const unprocessable = (resource: string, problems: readonly Invalid[]): Answer =>
  json(
    422,
    problems.map((problem) => invalid(resource, problem)),
  )

/** The reverse of all others: `code`, and no `status` (facts §4). */
export const tooMany = (count: number, limit: number, period: number, retryAfter: number): Answer =>
  json(
    429,
    [
      {
        code: '429',
        title: 'Too Many Requests',
        detail: `Rate limit exceeded: ${count} of ${limit} requests per ${period} seconds`,
      },
    ],
    {
      'Retry-After': String(retryAfter),
    },
  )

/** Any other error, as its status commonly says; `code` where PCO has a word for it. */
export const failed = (status: number, code?: string): Answer => {
  const title = TITLES[status] ?? 'Error'
  return json(status, [
    { status: String(status), title, ...(code ? { code } : {}), detail: DETAILS[status] ?? title },
  ])
}

const TITLES: { readonly [status: number]: string } = {
  400: 'Bad Request',
  409: 'Duplicate Record',
  422: 'Validation Error',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}

const DETAILS: { readonly [status: number]: string } = {
  400: 'Your request could not be processed',
  409: 'The record you are trying to create/update already exists',
  500: 'An internal server error occurred on our end',
}
