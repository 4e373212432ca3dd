import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as the server saw it. */
export interface Seen {
  readonly method: string
  /** With query. */
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** What to answer: a response, or a function that does what it likes with the connection. */
export type Answer =
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: unknown }
  | ((request: IncomingMessage, response: ServerResponse, seen: Seen) => void)

/** A server on the loopback that answers from a script; the last answer repeats. */
export interface TestServer {
  readonly url: string
  readonly seen: readonly Seen[]
  /** Replaces the script. */
  answer(...answers: Answer[]): void
  close(): Promise<void>
}

/** The rate headers PCO sends with every answer. */
export const rateHeaders = (count = 1, limit = 100, period = '20 seconds'): Record<string, string> => ({
  'X-PCO-API-Request-Rate-Limit': String(limit),
  'X-PCO-API-Request-Rate-Period': period,
  'X-PCO-API-Request-Rate-Count': String(count),
})

/** Starts a server on a free port of 127.0.0.1. */
export async function startServer(...script: Answer[]): Promise<TestServer> {
  let answers = script
  const seen: Seen[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      const one = { method, url, headers, body: Buffer.concat(chunks).toString() }
      seen.push(one)
      const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? { body: { data: [] } }
      if (typeof answer === 'function') return answer(request, response, one)
      const { status = 200, headers: own = {}, body } = answer
      response.writeHead(status, { 'Content-Type': 'application/vnd.api+json', ...rateHeaders(), ...own })
      response.end(typeof body === 'string' || body === undefined ? body : JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    answer: (...next) => {
      answers = next
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
