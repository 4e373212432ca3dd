import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { bearerToken, personalAccessToken } from '../../src/core/auth.ts'
import { createTransport, type TransportOptions } from '../../src/core/transport.ts'
import { VERSION } from '../../src/core/version.ts'
import * as errors from '../../src/errors/index.ts'
import type { RequestEvent, ResponseEvent, RetryEvent } from '../../src/types/hooks.ts'
import type { AcquireRequest, Outcome, RateLimiter } from '../../src/types/limiter.ts'
import type { PcoRequest } from '../../src/types/transport.ts'
import { type Answer, rateHeaders, startServer, type TestServer } from '../support/server.ts'
import { VirtualClock } from '../support/virtual-clock.ts'

let server: TestServer
let clock: VirtualClock

beforeEach(async () => {
  server = await startServer()
  clock = new VirtualClock().skipSleepsBelow(25_000)
})
afterEach(() => server.close())

const get = (query = '', options: PcoRequest['options'] = {}): PcoRequest => ({
  method: 'GET',
  path: '/people/v2/people',
  query,
  version: '2026-06-04',
  options,
})
const post = (options: PcoRequest['options'] = {}): PcoRequest => ({
  method: 'POST',
  path: '/people/v2/people',
  query: '',
  body: { data: { type: 'Person' } },
  version: null,
  options,
})

const connect = (options: Partial<TransportOptions> = {}) =>
  createTransport({
    auth: personalAccessToken('app', 'secret'),
    baseUrl: server.url,
    clock,
    random: () => 0.5,
    ...options,
  })

/** A limiter that lets everything through and writes down what it was told. */
function recorder() {
  const asked: AcquireRequest[] = []
  const released: { id: string; outcome: Outcome; headers: boolean }[] = []
  const limiter: RateLimiter = {
    acquire: async (request) => ({ id: String(asked.push(request)), grantedAt: 1_000 + asked.length }),
    release: async (lease, outcome, headers) => {
      released.push({ id: lease.id, outcome, headers: headers !== undefined })
    },
  }
  return { asked, released, limiter }
}

const cut: Answer = (request) => request.socket.destroy()
const torn: Answer = (_, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000', ...rateHeaders() })
  response.write('{"data":[{"type":"Per')
  setImmediate(() => response.destroy())
}
const silence: Answer = () => {}
const caught = async (promise: Promise<unknown>): Promise<Error> => {
  try {
    await promise
  } catch (error) {
    return error as Error
  }
  throw new Error('It did not fail.')
}

describe('a request', () => {
  it('carries credential, version, agent and what it accepts', async () => {
    await connect().send(get('per_page=100'))
    const [seen] = server.seen
    expect(seen?.url).toBe('/people/v2/people?per_page=100')
    expect(seen?.headers).toMatchObject({
      authorization: `Basic ${btoa('app:secret')}`,
      'x-pco-api-version': '2026-06-04',
      'user-agent': `pcokit/${VERSION}`,
      accept: 'application/json',
    })
  })

  it('sends no version when there is none, and the agent it was given', async () => {
    await connect({ userAgent: 'parish/1 (it@parish.example)' }).send({ ...get(), version: null })
    expect(server.seen[0]?.headers).not.toHaveProperty('x-pco-api-version')
    expect(server.seen[0]?.headers['user-agent']).toBe('parish/1 (it@parish.example)')
  })

  it('sends a body as JSON', async () => {
    await connect().send(post())
    expect(server.seen[0]?.body).toBe('{"data":{"type":"Person"}}')
    expect(server.seen[0]?.headers['content-type']).toBe('application/json')
  })

  it('says the version of this package', () => {
    expect(VERSION).toBe(packageJson.version)
  })

  it('looks up the global fetch at each call, so that a mock installed later is used', async () => {
    const transport = connect()
    const original = globalThis.fetch
    globalThis.fetch = async () => new Response('{"data":"mocked"}', { headers: rateHeaders() })
    try {
      expect((await transport.send(get())).body).toEqual({ data: 'mocked' })
    } finally {
      globalThis.fetch = original
    }
  })

  it('never goes to another host, whatever the path', async () => {
    await connect().send({ ...get(), path: '@elsewhere.example/people' })
    expect(server.seen[0]?.url).toBe('/@elsewhere.example/people')
  })

  it('keeps connections: a second one at most, while the first is still being put back', async () => {
    const ports = new Set<number | undefined>()
    server.answer((request, response) => {
      ports.add(request.socket.remotePort)
      response.writeHead(200, rateHeaders())
      response.end('{"data":[]}')
    })
    const transport = connect()
    for (let i = 0; i < 20; i++) await transport.send(get())
    expect(ports.size).toBeLessThanOrEqual(2)
  })
})

describe('a response', () => {
  it('is parsed, with its rate-limit state and when it was granted', async () => {
    server.answer({ body: { data: [1] }, headers: rateHeaders(7) })
    const { limiter } = recorder()
    const response = await connect({ limiter }).send(get())
    expect(response).toMatchObject({
      status: 200,
      body: { data: [1] },
      rateLimit: { limit: 100, period: 20, count: 7 },
      grantedAt: 1_001,
    })
    expect(response.headers.get('content-type')).toBe('application/vnd.api+json')
  })

  it.each([
    ['a 204', 'GET', 204],
    ['an empty 201 of an action', 'POST', 201],
    ['an empty 200 of a write', 'PATCH', 200],
  ] as const)('is null for %s', async (_, method, status) => {
    server.answer({ status })
    expect(await connect().send({ ...get(), method })).toMatchObject({ status, body: null })
  })
})

describe('retries', () => {
  const faults: [string, Answer][] = [
    ['a cut connection', cut],
    ['a torn body', torn],
    ['JSON that does not end', { body: '{"data":[' }],
    ['an empty 200', { body: '' }],
    ['a page in place of JSON', { body: '<html>Please log in</html>' }],
    ['a 500', { status: 500, body: { errors: [{ status: '500' }] } }],
    ['a 502 page', { status: 502, body: '<html><h1>Bad gateway</h1></html>' }],
    ['a 503 without a body', { status: 503 }],
    ['a 429', { status: 429, headers: { 'Retry-After': '19' }, body: { errors: [{ code: '429' }] } }],
  ]

  it.each(faults)('a GET survives %s', async (_, fault) => {
    server.answer(fault, fault, { body: { data: 'at last' } })
    expect((await connect().send(get())).body).toEqual({ data: 'at last' })
    expect(server.seen).toHaveLength(3)
  })

  const notForWrites = ['an empty 200', 'a 429']
  it.each(faults.filter(([name]) => !notForWrites.includes(name)))(
    'a write is not repeated after %s',
    async (_, fault) => {
      server.answer(fault)
      expect(await caught(connect().send(post()))).toBeInstanceOf(errors.RequestError)
      expect(server.seen).toHaveLength(1)
    },
  )

  it('a write whose answer was lost says that it may have been done', async () => {
    for (const fault of [cut, torn, { body: '{"data":[' }]) {
      server.answer(fault)
      expect((await caught(connect().send(post()))).message).toContain('The write may have been done')
    }
  })

  it('a write is repeated after 429, when told', async () => {
    server.answer({ status: 429, headers: { 'Retry-After': '19' } }, { status: 201, body: { data: {} } })
    expect(await connect().send(post())).toMatchObject({ status: 201 })
    expect(clock.sleeps).toContain(19_000)
  })

  it('waits as long as Retry-After says, given as a date too', async () => {
    const until = new Date(clock.now() + 12_000).toUTCString()
    server.answer({ status: 429, headers: { 'Retry-After': until } }, { body: {} })
    const before = clock.now()
    await connect().send(get())
    expect(clock.now() - before).toBe(12_000)
  })

  it('gives up after five faults with the last one, which counts them', async () => {
    server.answer({ status: 500 })
    const error = await caught(connect().send(get()))
    expect(error).toBeInstanceOf(errors.ServerError)
    expect(error).toMatchObject({ attempt: 5, status: 500 })
    expect(server.seen).toHaveLength(5)
  })

  it('gives up on 429 after the number allowed', async () => {
    server.answer({ status: 429, headers: { 'Retry-After': '1' } })
    const error = await caught(connect({ retry: { rateLimitAttempts: 3 } }).send(get()))
    expect(error).toBeInstanceOf(errors.RateLimitError)
    expect(error).toMatchObject({ attempt: 3, retryAfter: 1000 })
  })
})

describe('timeouts and aborts', () => {
  it('a response that does not come is a timeout, and a GET is tried again', async () => {
    clock = new VirtualClock()
    server.answer((_, __, seen) => void clock.advance(seen ? 30_000 : 0))
    const error = await caught(connect({ retry: { attempts: 1 } }).send(get()))
    expect(error).toBeInstanceOf(errors.TimeoutError)
    expect(error).toMatchObject({
      code: 'timeout',
      timeout: 30_000,
      method: 'GET',
      path: '/people/v2/people',
    })
  })

  it('the timeout covers the body, and can be set for a call', async () => {
    clock = new VirtualClock()
    server.answer((_, response) => {
      response.writeHead(200, rateHeaders())
      response.write('{"data":', () => void clock.advance(500))
    })
    const error = await caught(connect({ retry: { attempts: 1 } }).send(get('', { timeout: 500 })))
    expect(error).toMatchObject({ name: 'TimeoutError', timeout: 500 })
  })

  it('the timeout ends a fetch that does not listen to its signal', async () => {
    clock = new VirtualClock()
    const transport = connect({ fetch: () => new Promise(() => {}), retry: { attempts: 1 } })
    const error = await clock.run(caught(transport.send(get())))
    expect(error).toBeInstanceOf(errors.TimeoutError)
  })

  it('an abort before the call sends nothing', async () => {
    const reason = new Error('enough')
    expect(await caught(connect().send(get('', { signal: AbortSignal.abort(reason) })))).toBe(reason)
    expect(server.seen).toHaveLength(0)
  })

  it('an abort in flight rejects with its reason at once, and is not retried', async () => {
    const abort = new AbortController()
    const reason = { my: 'reason' }
    server.answer(() => abort.abort(reason))
    expect(await caught(connect().send(get('', { signal: abort.signal })))).toBe(reason)
    expect(server.seen).toHaveLength(1)
  })

  it('an abort while the body comes rejects with its reason', async () => {
    const abort = new AbortController()
    server.answer((_, response) => {
      response.writeHead(200, rateHeaders())
      response.write('{"data":', () => abort.abort('stop'))
    })
    await expect(connect().send(get('', { signal: abort.signal }))).rejects.toBe('stop')
  })

  it('an abort ends the wait for a retry', async () => {
    clock = new VirtualClock()
    const abort = new AbortController()
    server.answer({ status: 429, headers: { 'Retry-After': '19' } })
    const call = connect({ hooks: { onRetry: () => queueMicrotask(() => abort.abort('stop')) } })
    await expect(call.send(get('', { signal: abort.signal }))).rejects.toBe('stop')
  })

  it('an abort ends the wait for a token', async () => {
    const abort = new AbortController()
    const transport = connect({ auth: bearerToken(() => new Promise(() => {})) })
    const call = transport.send(get('', { signal: abort.signal }))
    abort.abort('stop')
    await expect(call).rejects.toBe('stop')
  })

  it('leaves one listener on a signal that lives long, however many calls it served', async () => {
    const { signal } = new AbortController()
    let listeners = 0
    const { addEventListener } = signal
    signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
      listeners++
      addEventListener.apply(signal, args)
    }
    const transport = connect()
    await Promise.all(Array.from({ length: 30 }, () => transport.send(get('', { signal }))))
    expect(listeners).toBe(1)
  })

  it('one abort ends all the calls that share its signal, waiting or in flight', async () => {
    const abort = new AbortController()
    server.answer({ body: {} }, silence)
    const transport = connect()
    await transport.send(get())
    const calls = Array.from({ length: 120 }, () => transport.send(get('', { signal: abort.signal })))
    while (server.seen.length < 50) await new Promise((resolve) => setImmediate(resolve))
    abort.abort('all')
    const ends = await Promise.allSettled(calls)
    expect(ends.every((end) => end.status === 'rejected' && end.reason === 'all')).toBe(true)
  })
})

describe('the limiter', () => {
  it('lets every attempt through, and hears of headers', async () => {
    server.answer({ status: 500 }, { status: 429, headers: { 'Retry-After': '1' } }, { body: {} })
    const { limiter, asked, released } = recorder()
    await connect({ limiter }).send(get())
    expect(asked).toHaveLength(3)
    expect(released).toEqual(['1', '2', '3'].map((id) => ({ id, outcome: 'answered', headers: true })))
  })

  it('hears that nobody knows, when no headers came', async () => {
    server.answer(cut)
    const { limiter, released } = recorder()
    await caught(connect({ limiter, retry: { attempts: 1 } }).send(get()))
    const abort = new AbortController()
    server.answer(() => abort.abort())
    await caught(connect({ limiter }).send(get('', { signal: abort.signal })))
    expect(released).toEqual([
      { id: '1', outcome: 'unknown', headers: false },
      { id: '2', outcome: 'unknown', headers: false },
    ])
  })

  it('hears of headers although the body is torn', async () => {
    server.answer(torn)
    const { limiter, released } = recorder()
    await caught(connect({ limiter, retry: { attempts: 1 } }).send(get()))
    expect(released).toEqual([{ id: '1', outcome: 'answered', headers: true }])
  })

  it('hears of headers before the body is there', async () => {
    const { limiter, released } = recorder()
    let before = -1
    server.answer((_, response) => {
      response.writeHead(200, rateHeaders())
      response.write('{"data":')
      const wait = () => {
        if (!released.length) return setImmediate(wait)
        before = released.length
        return response.end('[]}')
      }
      wait()
    })
    await connect({ limiter }).send(get())
    expect(before).toBe(1)
  })

  it.each([
    ['offset=30000', 'default'],
    ['offset=30001', 'deep'],
    ['per_page=100&offset=40000', 'deep'],
    ['where%5Boffset%5D=40000', 'default'],
  ])('is told that %s is %s', async (query, want) => {
    const { limiter, asked } = recorder()
    await connect({ limiter }).send(get(query, { priority: 'backfill', timeout: 61_234 }))
    expect(asked[0]).toMatchObject({ class: want, priority: 'backfill', timeout: 61_234 })
    expect(asked[0]?.credential).toBe(await personalAccessToken('app', 'secret').credential())
  })

  it('that fails to release does not fail a call', async () => {
    const { limiter } = recorder()
    const broken = { ...limiter, release: () => Promise.reject(new Error('Redis is gone')) }
    expect((await connect({ limiter: broken }).send(get())).status).toBe(200)
  })
})

describe('redirects', () => {
  it('are an error, never followed', async () => {
    server.answer({ status: 302, headers: { Location: `${server.url}/login?state=abc` } })
    const error = await caught(connect().send(get()))
    expect(error).toBeInstanceOf(errors.RedirectError)
    expect(error).toMatchObject({ status: 302, location: `${server.url}/login` })
    expect(server.seen).toHaveLength(1)
  })
})

describe('a refused token', () => {
  const guard: Answer = (_, response, { headers }) => {
    const good = headers.authorization === 'Bearer t2'
    response.writeHead(good ? 200 : 401, rateHeaders())
    response.end(good ? '{"data":[]}' : 'HTTP Basic: Access denied.')
  }

  it('is asked for once more, by all that were refused together', async () => {
    server.answer(guard)
    let asked = 0
    const transport = connect({ auth: bearerToken(async () => `t${++asked}`) })
    const all = await Promise.all(Array.from({ length: 8 }, () => transport.send(get())))
    expect(all.map((response) => response.status)).toEqual(Array(8).fill(200))
    expect(asked).toBe(2)
  })

  it('is asked for once more by a write too', async () => {
    server.answer(guard)
    let asked = 0
    await connect({ auth: bearerToken(async () => `t${++asked}`) }).send(post())
    expect(server.seen).toHaveLength(2)
  })

  it('is an error when the next one is refused as well', async () => {
    server.answer({ status: 401 })
    let asked = 0
    const error = await caught(connect({ auth: bearerToken(async () => `t${++asked}`) }).send(get()))
    expect(error).toBeInstanceOf(errors.AuthenticationError)
    expect(asked).toBe(2)
    expect(server.seen).toHaveLength(2)
  })

  it('of a fixed kind is an error at once', async () => {
    server.answer({ status: 401 })
    await expect(connect().send(get())).rejects.toBeInstanceOf(errors.AuthenticationError)
    expect(server.seen).toHaveLength(1)
  })
})

describe('hooks', () => {
  it('tell of every attempt, its end and every retry', async () => {
    server.answer(
      cut,
      { status: 503, headers: { 'X-Request-Id': 'r-1' } },
      { body: {}, headers: rateHeaders(3) },
    )
    const log: [string, RequestEvent | ResponseEvent | RetryEvent][] = []
    await connect({
      hooks: {
        onRequest: (event) => log.push(['request', event]),
        onResponse: (event) => log.push(['response', event]),
        onRetry: (event) => log.push(['retry', event]),
      },
    }).send(get('where%5Blast_name%5D=Smith'))
    expect(log.map(([kind]) => kind).join(' ')).toBe(
      'request response retry request response retry request response',
    )
    const where = { method: 'GET', path: '/people/v2/people', queryKeys: ['where[last_name]'] }
    expect(log[0]?.[1]).toEqual({ ...where, attempt: 1 })
    expect(log[1]?.[1]).toEqual({
      ...where,
      attempt: 1,
      status: null,
      duration: 0,
      requestId: null,
      rateLimit: null,
    })
    expect(log[2]?.[1]).toMatchObject({ ...where, attempt: 1, delay: 250, error: { name: 'NetworkError' } })
    expect(log[4]?.[1]).toMatchObject({ ...where, attempt: 2, status: 503, requestId: 'r-1' })
    expect(log[5]?.[1]).toMatchObject({ ...where, attempt: 2, delay: 500, error: { name: 'ServerError' } })
    expect(log[7]?.[1]).toMatchObject({
      attempt: 3,
      status: 200,
      rateLimit: { limit: 100, period: 20, count: 3 },
    })
  })

  it('that throw or reject do not break a call', async () => {
    const bad = () => {
      throw new Error('bad hook')
    }
    const worse = (async () => bad()) as () => void
    server.answer({ status: 500 }, { body: {} })
    const transport = connect({ hooks: { onRequest: bad, onResponse: worse, onRetry: bad } })
    expect((await transport.send(get())).status).toBe(200)
  })
})

describe('silence', () => {
  it('of one call does not hold up another', async () => {
    const abort = new AbortController()
    server.answer({ body: {} }, silence, { body: { data: 'here' } })
    const transport = connect()
    await transport.send(get())
    const stuck = transport.send(get('', { signal: abort.signal }))
    while (server.seen.length < 2) await new Promise((resolve) => setImmediate(resolve))
    expect((await transport.send(get())).body).toEqual({ data: 'here' })
    abort.abort('done')
    await expect(stuck).rejects.toBe('done')
  })
})
