import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { personalAccessToken } from '../../src/core/auth.ts'
import { caught, cut, get, type Line, openLine, recorder, torn } from '../support/calls.ts'
import { rateHeaders } from '../support/server.ts'

let line: Line
beforeEach(async () => {
  line = await openLine()
})
afterEach(() => line.server.close())

describe('the limiter', () => {
  it('lets every attempt through, and hears of headers', async () => {
    line.server.answer({ status: 500 }, { status: 429, headers: { 'Retry-After': '1' } }, { body: {} })
    const { limiter, asked, released } = recorder()
    await line.connect({ limiter }).send(get())
    expect(asked).toHaveLength(3)
    expect(released).toEqual(['1', '2', '3'].map((id) => ({ id, outcome: 'answered', headers: true })))
  })

  it('hears that nobody knows, when no headers came', async () => {
    line.server.answer(cut)
    const { limiter, released } = recorder()
    await caught(line.connect({ limiter, retry: { attempts: 1 } }).send(get()))
    const abort = new AbortController()
    line.server.answer(() => abort.abort())
    await caught(line.connect({ limiter }).send(get('', { signal: abort.signal })))
    expect(released).toEqual([
      { id: '1', outcome: 'unknown', headers: false },
      { id: '2', outcome: 'unknown', headers: false },
    ])
  })

  it('hears of headers although the body is torn', async () => {
    line.server.answer(torn)
    const { limiter, released } = recorder()
    await caught(line.connect({ limiter, retry: { attempts: 1 } }).send(get()))
    expect(released).toEqual([{ id: '1', outcome: 'answered', headers: true }])
  })

  it('hears of headers before the body is there', async () => {
    const { limiter, released } = recorder()
    let before = -1
    line.server.answer((_, response) => {
      response.writeHead(200, rateHeaders())
      response.write('{"data":')
      const wait = () => {
        if (!released.length) return setImmediate(wait)
        before = released.length
        return response.end('[]}')
      }
      wait()
    })
    await line.connect({ limiter }).send(get())
    expect(before).toBe(1)
  })

  it.each([
    ['offset=30000', 'default'],
    ['offset=30001', 'deep'],
    ['per_page=100&offset=40000', 'deep'],
    ['where%5Boffset%5D=40000', 'default'],
  ])('is told that %s is %s', async (query, want) => {
    const { limiter, asked } = recorder()
    await line.connect({ limiter }).send(get(query, { priority: 'backfill', timeout: 61_234 }))
    expect(asked[0]).toMatchObject({ class: want, priority: 'backfill', timeout: 61_234 })
    expect(asked[0]?.credential).toBe(await personalAccessToken('app', 'secret').credential())
  })

  it('that fails to release does not fail a call', async () => {
    const { limiter } = recorder()
    const broken = { ...limiter, release: () => Promise.reject(new Error('Redis is gone')) }
    expect((await line.connect({ limiter: broken }).send(get())).status).toBe(200)
  })
})
