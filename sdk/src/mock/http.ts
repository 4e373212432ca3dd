/** The mock as a real HTTP server on the loopback interface. Node is loaded when it is asked for, not before. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Answer, Call } from './answer.ts'

/** A running mock server. */
export interface MockServer {
  /** `http://127.0.0.1:49152`: the `baseUrl` of a client. */
  readonly url: string
  readonly port: number
  /** Ends open connections too. */
  close(): Promise<void>
}

export interface ListenOptions {
  /** @default any free port */
  readonly port?: number | undefined
}

const text = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function callOf(request: IncomingMessage, origin: string): Call {
  return {
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', origin),
    header: (name) => {
      const value = request.headers[name.toLowerCase()]
      return Array.isArray(value) ? value.join(', ') : (value ?? null)
    },
    text: () => text(request),
  }
}

function send(response: ServerResponse, answer: Answer): void {
  if (answer.cut) {
    response.socket?.destroy()
    return
  }
  const body = answer.body === null ? null : Buffer.from(answer.body)
  response.writeHead(answer.status, { ...answer.headers, ...(body ? { 'Content-Length': body.length } : {}) })
  response.end(body ?? undefined)
}

export async function listen(
  handle: (call: Call) => Promise<Answer>,
  options: ListenOptions,
): Promise<MockServer> {
  const { createServer } = await import('node:http')
  const sockets = new Set<Socket>()
  let origin = ''
  const server = createServer((request, response) => {
    handle(callOf(request, origin)).then(
      (answer) => send(response, answer),
      (error: unknown) => {
        response.writeHead(500, { 'Content-Type': 'text/plain' })
        response.end(String(error))
      },
    )
  })
  server.keepAliveTimeout = 60_000
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  origin = `http://127.0.0.1:${port}`
  return {
    url: origin,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
