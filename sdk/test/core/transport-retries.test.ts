import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bearerToken } from '../../src/core/auth.ts'
import * as errors from '../../src/errors/index.ts'
import { caught, cut, get, type Line, openLine, post, torn } from '../support/calls.ts'
import { type Answer, rateHeaders } from '../support/server.ts'

let line: Line
beforeEach(async () => {
  line = await openLine()
})
afterEach(() => line.server.close())

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
    line.server.answer(fault, fault, { body: { data: 'at last' } })
    expect((await line.connect().send(get())).body).toEqual({ data: 'at last' })
    expect(line.server.seen).toHaveLength(3)
  })

  const notForWrites = ['an empty 200', 'a 429']
  it.each(faults.filter(([name]) => !notForWrites.includes(name)))(
    'a write is not repeated after %s',
    async (_, fault) => {
      line.server.answer(fault)
      expect(await caught(line.connect().send(post()))).toBeInstanceOf(errors.RequestError)
      expect(line.server.seen).toHaveLength(1)
    },
  )

  it('a write whose answer was lost says that it may have been done', async () => {
    for (const fault of [cut, torn, { body: '{"data":[' }]) {
      line.server.answer(fault)
      expect((await caught(line.connect().send(post()))).message).toContain('The write may have been done')
    }
  })

  it('a write is repeated after 429, when told', async () => {
    line.server.answer({ status: 429, headers: { 'Retry-After': '19' } }, { status: 201, body: { data: {} } })
    expect(await line.connect().send(post())).toMatchObject({ status: 201 })
    expect(line.clock.sleeps).toContain(19_000)
  })

  it('waits as long as Retry-After says, given as a date too', async () => {
    const until = new Date(line.clock.now() + 12_000).toUTCString()
    line.server.answer({ status: 429, headers: { 'Retry-After': until } }, { body: {} })
    const before = line.clock.now()
    await line.connect().send(get())
    expect(line.clock.now() - before).toBe(12_000)
  })

  it('gives up after five faults with the last one, which counts them', async () => {
    line.server.answer({ status: 500 })
    const error = await caught(line.connect().send(get()))
    expect(error).toBeInstanceOf(errors.ServerError)
    expect(error).toMatchObject({ attempt: 5, status: 500 })
    expect(line.server.seen).toHaveLength(5)
  })

  it('gives up on 429 after the number allowed', async () => {
    line.server.answer({ status: 429, headers: { 'Retry-After': '1' } })
    const error = await caught(line.connect({ retry: { rateLimitAttempts: 3 } }).send(get()))
    expect(error).toBeInstanceOf(errors.RateLimitError)
    expect(error).toMatchObject({ attempt: 3, retryAfter: 1000 })
  })
})

describe('a refused token', () => {
  const guard: Answer = (_, response, { headers }) => {
    const good = headers.authorization === 'Bearer t2'
    response.writeHead(good ? 200 : 401, rateHeaders())
    response.end(good ? '{"data":[]}' : 'HTTP Basic: Access denied.')
  }

  it('is asked for once more, by all that were refused together', async () => {
    line.server.answer(guard)
    let asked = 0
    const transport = line.connect({ auth: bearerToken(async () => `t${++asked}`) })
    const all = await Promise.all(Array.from({ length: 8 }, () => transport.send(get())))
    expect(all.map((response) => response.status)).toEqual(Array(8).fill(200))
    expect(asked).toBe(2)
  })

  it('is asked for once more by a write too', async () => {
    line.server.answer(guard)
    let asked = 0
    await line.connect({ auth: bearerToken(async () => `t${++asked}`) }).send(post())
    expect(line.server.seen).toHaveLength(2)
  })

  it('is an error when the next one is refused as well', async () => {
    line.server.answer({ status: 401 })
    let asked = 0
    const error = await caught(line.connect({ auth: bearerToken(async () => `t${++asked}`) }).send(get()))
    expect(error).toBeInstanceOf(errors.AuthenticationError)
    expect(asked).toBe(2)
    expect(line.server.seen).toHaveLength(2)
  })

  it('of a fixed kind is an error at once', async () => {
    line.server.answer({ status: 401 })
    await expect(line.connect().send(get())).rejects.toBeInstanceOf(errors.AuthenticationError)
    expect(line.server.seen).toHaveLength(1)
  })
})
