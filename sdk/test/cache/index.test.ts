import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ResponseCacheOptions, responseCache } from '../../src/cache/index.ts'
import { personalAccessToken } from '../../src/core/auth.ts'
import { createTransport } from '../../src/core/transport.ts'
import { createMemoryLimiter } from '../../src/limiter/memory.ts'
import type { PcoRequest } from '../../src/types/transport.ts'
import { rateHeaders, startServer, type TestServer } from '../support/server.ts'
import { VirtualClock } from '../support/virtual-clock.ts'

let server: TestServer
let clock: VirtualClock
let count: number

beforeEach(async () => {
  clock = new VirtualClock().skipSleepsBelow(25_000)
  count = 0
  server = await startServer((_, response, { url }) => {
    response.writeHead(200, rateHeaders())
    response.end(JSON.stringify({ data: { n: ++count, url } }))
  })
})
afterEach(() => server.close())

const setup = (options: ResponseCacheOptions = {}) => {
  const cache = responseCache({ clock, ...options })
  const connect = (secret = 'secret') => {
    const auth = personalAccessToken('app', secret)
    return createTransport({
      auth,
      cache,
      baseUrl: server.url,
      clock,
      limiter: createMemoryLimiter({ clock }),
    })
  }
  return { cache, connect, transport: connect() }
}
const get = (path = '/people/v2/people', query = '', options: PcoRequest['options'] = {}): PcoRequest => ({
  method: 'GET',
  path,
  query,
  version: '2026-06-04',
  options,
})
const n = async (response: Promise<{ body: unknown }>) =>
  ((await response).body as { data: { n: number } }).data.n

describe('a cache', () => {
  it('answers a second time without asking', async () => {
    const { transport, cache } = setup()
    expect(await n(transport.send(get()))).toBe(1)
    expect(await n(transport.send(get()))).toBe(1)
    expect(server.seen).toHaveLength(1)
    expect(cache.size).toBe(1)
  })

  it('asks again when the time is over', async () => {
    const { transport } = setup({ ttl: 1000 })
    await transport.send(get())
    clock.set(clock.now() + 999)
    expect(await n(transport.send(get()))).toBe(1)
    clock.set(clock.now() + 2)
    expect(await n(transport.send(get()))).toBe(2)
  })

  it.each([
    ['path', (request: PcoRequest) => ({ ...request, path: '/people/v2/emails' })],
    ['query', (request: PcoRequest) => ({ ...request, query: 'per_page=1' })],
    ['version', (request: PcoRequest) => ({ ...request, version: null })],
  ])('keeps another %s apart', async (_, change) => {
    const { transport } = setup()
    await transport.send(get())
    expect(await n(transport.send(change(get())))).toBe(2)
  })

  it('keeps credentials apart', async () => {
    const { connect } = setup()
    await connect('one').send(get())
    expect(await n(connect('two').send(get()))).toBe(2)
    expect(await n(connect('one').send(get()))).toBe(1)
  })

  it('is passed by when something fresh is asked for, and keeps that', async () => {
    const { transport } = setup()
    await transport.send(get())
    expect(await n(transport.send(get(undefined, '', { fresh: true })))).toBe(2)
    expect(await n(transport.send(get()))).toBe(2)
  })

  it('joins equal calls under way', async () => {
    const { transport } = setup({ ttl: 0 })
    const all = await Promise.all(Array.from({ length: 10 }, () => n(transport.send(get()))))
    expect(all).toEqual(Array(10).fill(1))
    expect(await n(transport.send(get()))).toBe(2)
  })

  it('hands out copies', async () => {
    const { transport } = setup()
    const first = await transport.send(get())
    ;(first.body as { data: { n: number } }).data.n = 99
    expect(await n(transport.send(get()))).toBe(1)
  })

  it('keeps no more than it may', async () => {
    const { transport, cache } = setup({ max: 2 })
    for (const id of [1, 2, 3]) await transport.send(get(`/people/v2/people/${id}`))
    expect(cache.size).toBe(2)
    expect(await n(transport.send(get('/people/v2/people/1')))).toBe(4)
  })

  it('keeps no failure', async () => {
    const { transport } = setup()
    server.answer({ status: 404 }, { body: { data: { n: 7 } } })
    await expect(transport.send(get())).rejects.toMatchObject({ status: 404 })
    expect(await n(transport.send(get()))).toBe(7)
  })

  it('can be emptied', async () => {
    const { transport, cache } = setup()
    await transport.send(get())
    cache.clear()
    expect(await n(transport.send(get()))).toBe(2)
  })
})

describe('a write', () => {
  const write = (path: string): PcoRequest => ({ method: 'PATCH', path, query: '', body: {}, version: null })

  it('forgets its product, for every credential, and no other product', async () => {
    const { connect } = setup()
    const [one, two] = [connect('one'), connect('two')]
    await one.send(get('/people/v2/people'))
    await two.send(get('/people/v2/emails'))
    await one.send(get('/giving/v2/funds'))
    await one.send(write('/people/v2/people/1'))
    expect(await n(one.send(get('/people/v2/people')))).toBe(5)
    expect(await n(two.send(get('/people/v2/emails')))).toBe(6)
    expect(await n(one.send(get('/giving/v2/funds')))).toBe(3)
  })

  it('knows both spellings of a product', async () => {
    const { transport } = setup()
    await transport.send(get('/check-ins/v2/events'))
    await transport.send(write('/check_ins/v2/events/1'))
    expect(await n(transport.send(get('/check-ins/v2/events')))).toBe(3)
  })

  it('that fails forgets too: it may have been done', async () => {
    const { transport } = setup()
    await transport.send(get())
    server.answer((request) => request.socket.destroy(), { body: { data: { n: 7 } } })
    await expect(transport.send(write('/people/v2/people/1'))).rejects.toMatchObject({ code: 'network' })
    expect(await n(transport.send(get()))).toBe(7)
  })

  it('keeps what was read before it from being stored after it', async () => {
    const { transport, cache } = setup()
    await transport.send(get('/people/v2/me'))
    let answer = () => {}
    server.answer(
      (_, response) => {
        answer = () => {
          response.writeHead(200, rateHeaders())
          response.end('{"data":{"n":"old"}}')
        }
      },
      { body: { data: {} } },
      { body: { data: { n: 'new' } } },
    )
    const before = transport.send(get())
    while (server.seen.length < 2) await new Promise((resolve) => setImmediate(resolve))
    await transport.send(write('/people/v2/people/1'))
    const after = transport.send(get())
    expect(await n(after)).toBe('new')
    answer()
    expect(await n(before)).toBe('old')
    expect(await n(transport.send(get()))).toBe('new')
    expect(cache.size).toBe(1)
  })
})

describe('an abort', () => {
  const hold = () => {
    let answer = () => {}
    server.answer((request, response) => {
      request.socket.on('close', () => {
        count++
      })
      answer = () => {
        response.writeHead(200, rateHeaders())
        response.end('{"data":{"n":1}}')
      }
    })
    return () => answer()
  }
  const arrived = async () => {
    while (!server.seen.length) await new Promise((resolve) => setImmediate(resolve))
  }

  it('of one caller does not disturb the others', async () => {
    const { transport } = setup()
    const answer = hold()
    const abort = new AbortController()
    const first = transport.send(get(undefined, '', { signal: abort.signal }))
    const second = transport.send(get())
    await arrived()
    abort.abort('bored')
    await expect(first).rejects.toBe('bored')
    answer()
    expect(await n(second)).toBe(1)
  })

  it('of the last caller ends the request, and the next caller starts anew', async () => {
    const { transport } = setup()
    hold()
    const abort = new AbortController()
    const calls = [1, 2].map(() => transport.send(get(undefined, '', { signal: abort.signal })))
    await arrived()
    abort.abort('bored')
    for (const call of calls) await expect(call).rejects.toBe('bored')
    server.answer({ body: { data: { n: 2 } } })
    expect(await n(transport.send(get()))).toBe(2)
  })
})
