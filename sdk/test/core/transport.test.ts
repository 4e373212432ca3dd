import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { VERSION } from '../../src/core/version.ts'
import * as errors from '../../src/errors/index.ts'
import type { RequestEvent, ResponseEvent, RetryEvent } from '../../src/types/hooks.ts'
import { caught, cut, get, type Line, openLine, post, recorder, silence } from '../support/calls.ts'
import { rateHeaders } from '../support/server.ts'

let line: Line
beforeEach(async () => {
  line = await openLine()
})
afterEach(() => line.server.close())

describe('a request', () => {
  it('carries credential, version, agent and what it accepts', async () => {
    await line.connect().send(get('per_page=100'))
    const [seen] = line.server.seen
    expect(seen?.url).toBe('/people/v2/people?per_page=100')
    expect(seen?.headers).toMatchObject({
      authorization: `Basic ${btoa('app:secret')}`,
      'x-pco-api-version': '2026-06-04',
      'user-agent': `pcokit/${VERSION}`,
      accept: 'application/json',
    })
  })

  it('sends no version when there is none, and the agent it was given', async () => {
    await line.connect({ userAgent: 'parish/1 (it@parish.example)' }).send({ ...get(), version: null })
    expect(line.server.seen[0]?.headers).not.toHaveProperty('x-pco-api-version')
    expect(line.server.seen[0]?.headers['user-agent']).toBe('parish/1 (it@parish.example)')
  })

  it('sends a body as JSON', async () => {
    await line.connect().send(post())
    expect(line.server.seen[0]?.body).toBe('{"data":{"type":"Person"}}')
    expect(line.server.seen[0]?.headers['content-type']).toBe('application/json')
  })

  it('says the version of this package', () => {
    expect(VERSION).toBe(packageJson.version)
  })

  it('looks up the global fetch at each call, so that a mock installed later is used', async () => {
    const transport = line.connect()
    const original = globalThis.fetch
    globalThis.fetch = async () => new Response('{"data":"mocked"}', { headers: rateHeaders() })
    try {
      expect((await transport.send(get())).body).toEqual({ data: 'mocked' })
    } finally {
      globalThis.fetch = original
    }
  })

  it('never goes to another host, whatever the path', async () => {
    await line.connect().send({ ...get(), path: '@elsewhere.example/people' })
    expect(line.server.seen[0]?.url).toBe('/@elsewhere.example/people')
  })

  it('keeps connections: a second one at most, while the first is still being put back', async () => {
    const ports = new Set<number | undefined>()
    line.server.answer((request, response) => {
      ports.add(request.socket.remotePort)
      response.writeHead(200, rateHeaders())
      response.end('{"data":[]}')
    })
    const transport = line.connect()
    for (let i = 0; i < 20; i++) await transport.send(get())
    expect(ports.size).toBeLessThanOrEqual(2)
  })
})

describe('a response', () => {
  it('is parsed, with its rate-limit state and when it was granted', async () => {
    line.server.answer({ body: { data: [1] }, headers: rateHeaders(7) })
    const { limiter } = recorder()
    const response = await line.connect({ limiter }).send(get())
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
    line.server.answer({ status })
    expect(await line.connect().send({ ...get(), method })).toMatchObject({ status, body: null })
  })
})

describe('redirects', () => {
  it('are an error, never followed', async () => {
    line.server.answer({ status: 302, headers: { Location: `${line.server.url}/login?state=abc` } })
    const error = await caught(line.connect().send(get()))
    expect(error).toBeInstanceOf(errors.RedirectError)
    expect(error).toMatchObject({ status: 302, location: `${line.server.url}/login` })
    expect(line.server.seen).toHaveLength(1)
  })
})

describe('hooks', () => {
  it('tell of every attempt, its end and every retry', async () => {
    line.server.answer(
      cut,
      { status: 503, headers: { 'X-Request-Id': 'r-1' } },
      { body: {}, headers: rateHeaders(3) },
    )
    const log: [string, RequestEvent | ResponseEvent | RetryEvent][] = []
    await line
      .connect({
        hooks: {
          onRequest: (event) => log.push(['request', event]),
          onResponse: (event) => log.push(['response', event]),
          onRetry: (event) => log.push(['retry', event]),
        },
      })
      .send(get('where%5Blast_name%5D=Smith'))
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
    line.server.answer({ status: 500 }, { body: {} })
    const transport = line.connect({ hooks: { onRequest: bad, onResponse: worse, onRetry: bad } })
    expect((await transport.send(get())).status).toBe(200)
  })
})

describe('silence', () => {
  it('of one call does not hold up another', async () => {
    const abort = new AbortController()
    line.server.answer({ body: {} }, silence, { body: { data: 'here' } })
    const transport = line.connect()
    await transport.send(get())
    const stuck = transport.send(get('', { signal: abort.signal }))
    while (line.server.seen.length < 2) await new Promise((resolve) => setImmediate(resolve))
    expect((await transport.send(get())).body).toEqual({ data: 'here' })
    abort.abort('done')
    await expect(stuck).rejects.toBe('done')
  })
})
