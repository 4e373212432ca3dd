import { describe, expect, it } from 'vitest'
import { type RetryOptions, retryDelay } from '../../src/core/retry.ts'

type Case = [
  name: string,
  failure: {
    method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
    status?: number | null
    retryAfter?: number
    count?: number
  },
  options: RetryOptions,
  want: number | null,
]

/** Jitter at its upper bound, so that bounds can be read off. */
const TOP = 0.999999999

const cases: Case[] = [
  ['a network fault of a GET backs off below the base', {}, {}, 500],
  ['the second fault doubles the bound', { count: 2 }, {}, 1000],
  ['the third doubles it again', { count: 3 }, {}, 2000],
  ['the fourth again', { count: 4 }, {}, 4000],
  ['the fifth is the last attempt', { count: 5 }, {}, null],
  ['the bound is capped', { count: 9 }, { attempts: 20 }, 20_000],
  ['the cap can be set', { count: 9 }, { attempts: 20, cap: 3000 }, 3000],
  ['the base can be set', { count: 2 }, { base: 100 }, 200],
  ['attempts: 1 never retries', {}, { attempts: 1 }, null],
  ...[200, 500, 502, 503, 504, 520].map(
    (status): Case => [`a GET is retried on ${status}`, { status }, {}, 500],
  ),
  ...[301, 400, 401, 403, 404, 405, 409, 410, 422].map(
    (status): Case => [`a GET is not retried on ${status}`, { status }, {}, null],
  ),
  ...(['POST', 'PATCH', 'DELETE'] as const).flatMap((method): Case[] => [
    [`a ${method} is not retried on a network fault`, { method }, {}, null],
    [`a ${method} is not retried on 500`, { method, status: 500 }, {}, null],
    [
      `a ${method} is not retried on 503, even if told when`,
      { method, status: 503, retryAfter: 1000 },
      {},
      null,
    ],
    [`a ${method} is retried on 429`, { method, status: 429, retryAfter: 19_000 }, {}, 19_000],
  ]),
  ['a 429 waits exactly as long as told', { status: 429, retryAfter: 19_000 }, {}, 19_000],
  ['a long Retry-After is not capped', { status: 429, retryAfter: 3_600_000 }, {}, 3_600_000],
  ['a 429 that says 0 backs off', { status: 429, retryAfter: 0 }, {}, 500],
  ['a 429 that says nothing backs off', { status: 429 }, {}, 500],
  ['the ninth 429 is still waited for', { status: 429, retryAfter: 1000, count: 9 }, {}, 1000],
  ['the tenth is not', { status: 429, retryAfter: 1000, count: 10 }, {}, null],
  [
    'the number of 429s can be set',
    { status: 429, retryAfter: 1000, count: 2 },
    { rateLimitAttempts: 2 },
    null,
  ],
  ['attempts does not count 429s', { status: 429, retryAfter: 1000, count: 5 }, { attempts: 1 }, 1000],
  ['a 503 waits at least as long as told', { status: 503, retryAfter: 7000 }, {}, 7000],
  ['a short Retry-After of a 503 does not shorten the backoff', { status: 503, retryAfter: 100 }, {}, 500],
  ['a Retry-After beyond maxWait gives up', { status: 429, retryAfter: 61_000 }, { maxWait: 60_000 }, null],
  [
    'a Retry-After of maxWait is waited for',
    { status: 429, retryAfter: 60_000 },
    { maxWait: 60_000 },
    60_000,
  ],
]

describe('retryDelay', () => {
  it.each(cases)('%s', (_, failure, options, want) => {
    const { method = 'GET', status = null, retryAfter = null, count = 1 } = failure
    const delay = retryDelay({ method, status, retryAfter, count }, options, () => TOP)
    if (want === null) expect(delay).toBeNull()
    else expect(delay).toBeCloseTo(want, 2)
  })

  it('spreads backoffs over the whole range below the bound', () => {
    const failure = { method: 'GET', status: null, retryAfter: null, count: 3 } as const
    expect(retryDelay(failure, {}, () => 0)).toBe(0)
    expect(retryDelay(failure, {}, () => 0.25)).toBe(500)
    expect(retryDelay(failure, {}, () => 0.5)).toBe(1000)
  })
})
