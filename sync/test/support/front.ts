import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { MockPco } from '@pcokit/sdk/mock'

/** A mock behind HTTP that can be watched: `onRequest` before an answer is made, `onAnswer` once it was handed to the socket. */
export interface Front {
  readonly url: string
  requests: number
  onRequest: () => void
  onAnswer: () => void
  close(): Promise<void>
}

export async function frontOf(mock: MockPco): Promise<Front> {
  const server = createServer(async (request, response) => {
    front.requests++
    front.onRequest()
    const headers = Object.entries(request.headers).map(
      ([name, value]) => [name, String(value)] as [string, string],
    )
    const answer = await mock.fetch(new Request(new URL(request.url ?? '/', front.url), { headers }))
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    response.end(Buffer.from(await answer.arrayBuffer()), () => front.onAnswer())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const front: Front = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: 0,
    onRequest: () => {},
    onAnswer: () => {},
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  return front
}
