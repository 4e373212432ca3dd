import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bearerToken } from '../../src/core/auth.ts'
import * as errors from '../../src/errors/index.ts'
import { caught, get, type Line, openLine, silence } from '../support/calls.ts'
import { rateHeaders } from '../support/server.ts'
import { VirtualClock } from '../support/virtual-clock.ts'

let line: Line
beforeEach(async () => {
  line = await openLine()
})
afterEach(() => line.server.close())

describe('timeouts and aborts', () => {
  it('a response that does not come is a timeout, and a GET is tried again', async () => {
    line.clock = new VirtualClock()
    line.server.answer((_, __, seen) => void line.clock.advance(seen ? 30_000 : 0))
    const error = await caught(line.connect({ retry: { attempts: 1 } }).send(get()))
    expect(error).toBeInstanceOf(errors.TimeoutError)
    expect(error).toMatchObject({
      code: 'timeout',
      timeout: 30_000,
      method: 'GET',
      path: '/people/v2/people',
    })
  })

  it('the timeout covers the body, and can be set for a call', async () => {
    line.clock = new VirtualClock()
    line.server.answer((_, response) => {
      response.writeHead(200, rateHeaders())
      response.write('{"data":', () => void line.clock.advance(500))
    })
    const error = await caught(line.connect({ retry: { attempts: 1 } }).send(get('', { timeout: 500 })))
    expect(error).toMatchObject({ name: 'TimeoutError', timeout: 500 })
  })

  it('the timeout ends a fetch that does not listen to its signal', async () => {
    line.clock = new VirtualClock()
    // A credential without a digest, which takes real time that a virtual clock would overtake.
    const auth = { authorization: async () => 'Bearer token', credential: async () => 'name' }
    const transport = line.connect({ auth, fetch: () => new Promise(() => {}), retry: { attempts: 1 } })
    const error = await line.clock.run(caught(transport.send(get())))
    expect(error).toBeInstanceOf(errors.TimeoutError)
  })

  it('an abort before the call sends nothing', async () => {
    const reason = new Error('enough')
    expect(await caught(line.connect().send(get('', { signal: AbortSignal.abort(reason) })))).toBe(reason)
    expect(line.server.seen).toHaveLength(0)
  })

  it('an abort in flight rejects with its reason at once, and is not retried', async () => {
    const abort = new AbortController()
    const reason = { my: 'reason' }
    line.server.answer(() => abort.abort(reason))
    expect(await caught(line.connect().send(get('', { signal: abort.signal })))).toBe(reason)
    expect(line.server.seen).toHaveLength(1)
  })

  it('an abort while the body comes rejects with its reason', async () => {
    const abort = new AbortController()
    line.server.answer((_, response) => {
      response.writeHead(200, rateHeaders())
      response.write('{"data":', () => abort.abort('stop'))
    })
    await expect(line.connect().send(get('', { signal: abort.signal }))).rejects.toBe('stop')
  })

  it('an abort ends the wait for a retry', async () => {
    line.clock = new VirtualClock()
    const abort = new AbortController()
    line.server.answer({ status: 429, headers: { 'Retry-After': '19' } })
    const call = line.connect({ hooks: { onRetry: () => queueMicrotask(() => abort.abort('stop')) } })
    await expect(call.send(get('', { signal: abort.signal }))).rejects.toBe('stop')
  })

  it('an abort ends the wait for a token', async () => {
    const abort = new AbortController()
    const transport = line.connect({ auth: bearerToken(() => new Promise(() => {})) })
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
    const transport = line.connect()
    await Promise.all(Array.from({ length: 30 }, () => transport.send(get('', { signal }))))
    expect(listeners).toBe(1)
  })

  it('one abort ends all the calls that share its signal, waiting or in flight', async () => {
    const abort = new AbortController()
    line.server.answer({ body: {} }, silence)
    const transport = line.connect()
    await transport.send(get())
    const calls = Array.from({ length: 120 }, () => transport.send(get('', { signal: abort.signal })))
    while (line.server.seen.length < 50) await new Promise((resolve) => setImmediate(resolve))
    abort.abort('all')
    const ends = await Promise.allSettled(calls)
    expect(ends.every((end) => end.status === 'rejected' && end.reason === 'all')).toBe(true)
  })
})
