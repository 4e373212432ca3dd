import { describe, expect, it } from 'vitest'
import { errorFromResponse } from '../../src/errors/from-response.ts'
import * as errors from '../../src/errors/index.ts'

const CALL = { method: 'GET', path: '/people/v2/people/1', queryKeys: ['include'], attempt: 1 } as const

const make = (status: number, body: unknown, headers: Record<string, string> = {}) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return errorFromResponse(CALL, { status, headers: new Headers(headers) }, text, 0)
}

type Case = [
  name: string,
  status: number,
  body: unknown,
  Class: unknown,
  want: Record<string, unknown>,
  says: string,
]

const cases: Case[] = [
  [
    'a hint word is parsed and explained',
    401,
    {
      errors: [
        {
          code: 'unauthorized',
          detail: 'This request could not be authenticated. Error Code Hint: (TRASH_PANDA)',
        },
      ],
    },
    errors.AuthenticationError,
    { code: 'authentication', hint: 'TRASH_PANDA', pcoCode: 'unauthorized' },
    'no access to this product',
  ],
  [
    'a revoked token',
    401,
    { errors: [{ detail: 'Error Code Hint: (CAPUCHIN)' }] },
    errors.AuthenticationError,
    { hint: 'CAPUCHIN' },
    'revoked',
  ],
  [
    'a hint nobody knows',
    401,
    { errors: [{ detail: 'Error Code Hint: (OCELOT)' }] },
    errors.AuthenticationError,
    { hint: 'OCELOT' },
    'Check the credential',
  ],
  [
    'a 401 with a status alone',
    401,
    { errors: [{ status: '401' }] },
    errors.AuthenticationError,
    { hint: null, detail: null },
    'Check the credential',
  ],
  [
    'an HTML 401',
    401,
    'HTTP Basic: Access denied.\n',
    errors.AuthenticationError,
    { hint: null, errors: [], detail: 'HTTP Basic: Access denied.' },
    'Access denied',
  ],
  [
    'a 403 of the API',
    403,
    { errors: [{ status: '403', title: 'Forbidden', detail: 'You do not have access to this resource' }] },
    errors.PermissionError,
    { code: 'permission', title: 'Forbidden' },
    'You do not have access',
  ],
  [
    'a 403 of the firewall',
    403,
    '<html><head><title>403</title><style>b{}</style></head><body><b>Request blocked.</b></body></html>',
    errors.PermissionError,
    { detail: 'Request blocked.', errors: [] },
    'User-Agent',
  ],
  [
    'a 404',
    404,
    {
      errors: [
        { status: '404', title: 'Not Found', detail: 'The resource you requested could not be found' },
      ],
    },
    errors.NotFoundError,
    { code: 'not_found', status: 404 },
    'merged',
  ],
  [
    'an HTML 404',
    404,
    '<!DOCTYPE html><h1>Not here</h1>',
    errors.NotFoundError,
    { detail: 'Not here' },
    '404',
  ],
  [
    'a 409',
    409,
    { errors: [{ title: 'Duplicate Record' }] },
    errors.ConflictError,
    { code: 'conflict' },
    'Duplicate Record',
  ],
  [
    'a 429, whose code is its status',
    429,
    {
      errors: [
        {
          code: '429',
          title: 'Too Many Requests',
          detail: 'Rate limit exceeded: 118 of 100 requests per 20 seconds',
        },
      ],
    },
    errors.RateLimitError,
    { code: 'rate_limit', pcoCode: '429' },
    '118 of 100',
  ],
  [
    'a bad request',
    400,
    { errors: [{ code: 'invalid_json', detail: 'unexpected token' }] },
    errors.BadRequestError,
    { code: 'bad_request', pcoCode: 'invalid_json' },
    'unexpected token',
  ],
  [
    'an unknown version',
    400,
    { errors: [{ code: 'unsupported_version_error' }] },
    errors.UnsupportedVersionError,
    { code: 'unsupported_version' },
    'version',
  ],
  [
    'an OAuth error',
    400,
    { error: 'invalid_grant', error_description: 'The grant is gone' },
    errors.BadRequestError,
    { errors: [] },
    'The grant is gone',
  ],
  ['another 4xx', 405, '', errors.BadRequestError, { status: 405 }, '405'],
  [
    'a 500',
    500,
    { errors: [{ status: '500', detail: 'An internal server error occurred' }] },
    errors.ServerError,
    { code: 'server' },
    'internal',
  ],
  ['an empty 504', 504, '', errors.ServerError, { detail: null, title: null, errors: [] }, 'ask for less'],
  ['JSON that is no envelope', 500, '[1,2]', errors.ServerError, { errors: [] }, '500'],
  [
    'an envelope with rubbish in it',
    500,
    { errors: [null, { detail: 'the one' }] },
    errors.ServerError,
    { detail: 'the one' },
    'the one',
  ],
]

describe('errorFromResponse', () => {
  it.each(cases)('%s', (_, status, body, Class, want, says) => {
    const error = make(status, body)
    expect(error).toBeInstanceOf(Class)
    expect(error).toBeInstanceOf(errors.PcoError)
    expect(error).toMatchObject(want)
    expect(error.message).toContain(says)
    expect(error.message).toContain('GET /people/v2/people/1')
    expect(error.name).toBe((Class as { name: string }).name)
  })

  it('names the fields of a 422', () => {
    const error = make(422, {
      errors: [
        {
          detail: "can't be blank",
          status: '422',
          title: 'Validation Error',
          source: { parameter: 'person' },
          meta: { resource: 'Membership', associated_resources: [] },
        },
        { status: '422', title: 'Forbidden Attribute', detail: 'grade cannot be assigned' },
        { status: '422', title: 'Validation Error' },
      ],
    }) as errors.ValidationError
    expect(error).toBeInstanceOf(errors.ValidationError)
    expect(error.fieldErrors).toEqual([
      { field: 'person', message: "can't be blank", resource: 'Membership' },
      { field: 'grade', message: 'grade cannot be assigned', resource: null },
      { field: null, message: 'Validation Error', resource: null },
    ])
  })

  it('carries the request id, in the message too', () => {
    const error = make(500, '', { 'X-Request-Id': 'r-42' })
    expect(error.requestId).toBe('r-42')
    expect(error.message).toContain('r-42')
  })

  it('has a class of its own for every cause, with a code of its own', () => {
    const classes = Object.values(errors).filter((value) => typeof value === 'function')
    expect(new Set(classes.map((each) => each.name)).size).toBe(classes.length)
    for (const Class of classes)
      expect(Class === errors.PcoError || Class.prototype instanceof errors.PcoError).toBe(true)
  })
})
