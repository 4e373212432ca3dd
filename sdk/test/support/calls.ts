import { personalAccessToken } from '../../src/core/auth.ts'
import { createTransport, type TransportOptions } from '../../src/core/transport.ts'
import type { AcquireRequest, Outcome, RateLimiter } from '../../src/types/limiter.ts'
import type { PcoRequest, Transport } from '../../src/types/transport.ts'
import { type Answer, rateHeaders, startServer, type TestServer } from './server.ts'
import { VirtualClock } from './virtual-clock.ts'

/** A list of people. */
export const get = (query = '', options: PcoRequest['options'] = {}): PcoRequest => ({
  method: 'GET',
  path: '/people/v2/people',
  query,
  version: '2026-06-04',
  options,
})

/** A new person. */
export const post = (options: PcoRequest['options'] = {}): PcoRequest => ({
  method: 'POST',
  path: '/people/v2/people',
  query: '',
  body: { data: { type: 'Person' } },
  version: null,
  options,
})

/** A server, a clock on which retries pass at once and timeouts never come, and transports for both. */
export interface Line {
  readonly server: TestServer
  clock: VirtualClock
  connect(options?: Partial<TransportOptions>): Transport
}

export async function openLine(): Promise<Line> {
  const line: Line = {
    server: await startServer(),
    clock: new VirtualClock().skipSleepsBelow(25_000),
    connect: (options = {}) =>
      createTransport({
        auth: personalAccessToken('app', 'secret'),
        baseUrl: line.server.url,
        clock: line.clock,
        random: () => 0.5,
        ...options,
      }),
  }
  return line
}

/** A limiter that lets everything through and writes down what it was told. */
export function recorder() {
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

/** Cuts the connection before any answer. */
export const cut: Answer = (request) => request.socket.destroy()

/** Cuts the connection in the middle of a body. */
export const torn: Answer = (_, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000', ...rateHeaders() })
  response.write('{"data":[{"type":"Per')
  setImmediate(() => response.destroy())
}

/** Never answers. */
export const silence: Answer = () => {}

/** What a promise fails with. */
export const caught = async (promise: Promise<unknown>): Promise<Error> => {
  try {
    await promise
  } catch (error) {
    return error as Error
  }
  throw new Error('It did not fail.')
}
