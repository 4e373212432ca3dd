/** Rate limits: facts §4, §3 (deep offsets), §14.22 and §14.24. */

import { createMockPco, type LimitOptions, type MockPco } from '@pcokit/sdk/mock'
import { describe, expect, it } from 'vitest'
import { AUTH, ask, type Reply, type TestClock, testClock } from './support.ts'

const PATH = '/people/v2/me'

function limited(rateLimit: Partial<LimitOptions> = {}): { mock: MockPco; clock: TestClock } {
  const clock = testClock(1_000_000_000)
  return { mock: createMockPco({ people: 3, only: ['people.Person'], clock, rateLimit }), clock }
}

async function times(count: number, mock: MockPco, path = PATH): Promise<Reply[]> {
  const replies: Reply[] = []
  for (let i = 0; i < count; i++) replies.push(await ask(mock, path))
  return replies
}

describe('the rate limit', () => {
  it('lets 100 requests through in 20 seconds and refuses the next', async () => {
    const { mock } = limited()
    const replies = await times(101, mock)
    expect(replies.slice(0, 100).every((reply) => reply.status === 200)).toBe(true)
    expect(replies[100]!.status).toBe(429)
    expect(mock.stats).toMatchObject({ requests: 101, refused: 1 })
  })

  it('stands in the headers of every answer, errors too', async () => {
    const { mock } = limited()
    await ask(mock, PATH)
    const { headers } = await ask(mock, '/people/v2/people/99999')
    expect(headers.get('X-PCO-API-Request-Rate-Limit')).toBe('100')
    expect(headers.get('X-PCO-API-Request-Rate-Period')).toBe('20')
    expect(headers.get('X-PCO-API-Request-Rate-Count')).toBe('2')
  })

  it('writes the period as "20 seconds" where asked to, as PCO once did', async () => {
    const mock = createMockPco({ people: 1, periodHeader: 'words' })
    expect((await ask(mock, PATH)).headers.get('X-PCO-API-Request-Rate-Period')).toBe('20 seconds')
  })

  it('answers 429 with a code, no status, and Retry-After in seconds', async () => {
    const { mock, clock } = limited({ limit: 3 })
    await times(3, mock)
    clock.advance(5_000)
    const { status, body, headers } = await ask(mock, PATH)
    expect(status).toBe(429)
    expect(body.errors).toEqual([
      {
        code: '429',
        title: 'Too Many Requests',
        detail: 'Rate limit exceeded: 4 of 3 requests per 20 seconds',
      },
    ])
    expect(headers.get('Retry-After')).toBe('15')
    expect(headers.get('Content-Type')).toBe('application/json; charset=utf-8')
  })

  it('counts refused requests too, so that who keeps asking stays out', async () => {
    const { mock, clock } = limited({ limit: 3 })
    await times(3, mock)
    clock.advance(10_000)
    const refused = await times(3, mock)
    expect(refused[2]!.headers.get('X-PCO-API-Request-Rate-Count')).toBe('6')
    clock.advance(10_000)
    expect((await ask(mock, PATH)).status).toBe(429)
  })

  it('rolls: a slot is free again one period after its request, not earlier', async () => {
    const { mock, clock } = limited({ limit: 2 })
    await ask(mock, PATH)
    clock.advance(19_000)
    await ask(mock, PATH)
    clock.advance(1_000)
    expect((await ask(mock, PATH)).status).toBe(200)
    clock.advance(1_000)
    expect((await ask(mock, PATH)).status).toBe(429)
  })

  it('lets a client through that waits as long as Retry-After says', async () => {
    const { mock, clock } = limited({ limit: 5 })
    for (let i = 0; i < 5; i++) {
      await ask(mock, PATH)
      clock.advance(700)
    }
    const wait = Number((await ask(mock, PATH)).headers.get('Retry-After'))
    clock.advance(wait * 1000)
    expect((await ask(mock, PATH)).status).toBe(200)
  })

  it('can count in fixed windows instead', async () => {
    const { mock, clock } = limited({ limit: 2, window: 'fixed' })
    clock.advance(19_000)
    await times(2, mock)
    expect((await ask(mock, PATH)).status).toBe(429)
    clock.advance(1_000)
    expect((await ask(mock, PATH)).status).toBe(200)
  })

  it('is a budget of each credential', async () => {
    const { mock } = limited({ limit: 1 })
    await ask(mock, PATH)
    const other = await ask(mock, PATH, { headers: { authorization: 'Bearer token' } })
    expect(other.status).toBe(200)
    expect((await ask(mock, PATH, { headers: { authorization: AUTH } })).status).toBe(429)
  })

  it('is stricter beyond offset 30,000, and says so', async () => {
    const { mock } = limited({ deepLimit: 10 })
    const shallow = await ask(mock, '/people/v2/people?offset=30000')
    expect(shallow.headers.get('X-PCO-API-Request-Rate-Limit')).toBe('100')
    const deep = await times(23, mock, '/people/v2/people?offset=30001')
    expect(deep.filter((reply) => reply.status === 200)).toHaveLength(10)
    expect(deep[22]!.body.errors[0]!.detail).toBe('Rate limit exceeded: 23 of 10 requests per 20 seconds')
    expect(deep[22]!.headers.get('X-PCO-API-Request-Rate-Limit')).toBe('10')
    expect((await ask(mock, PATH)).status).toBe(200)
  })

  it('has 75 deep requests where nothing is said', async () => {
    const { mock } = limited()
    const deep = await times(76, mock, '/people/v2/people?offset=40000')
    expect(deep.filter((reply) => reply.status === 429)).toHaveLength(1)
  })

  it('forgets everything when told to', async () => {
    const { mock } = limited({ limit: 1 })
    await times(3, mock)
    mock.resetRateLimit()
    expect((await ask(mock, PATH)).status).toBe(200)
  })
})
