import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

/** A way to a server that can be cut. Each hook gets a piece of traffic and may cut the connection it came by. */
export interface Wire {
  readonly port: number
  /** Before a piece goes to the server; false keeps it from going. */
  onRequest: (piece: Buffer, cut: () => void) => boolean
  /** Before a piece goes to the client; false keeps it from going. */
  onAnswer: (piece: Buffer, cut: () => void) => boolean
  cutAll(): void
  close(): Promise<void>
}

/** A proxy before host and port of `url`. */
export async function proxyTo(url: string): Promise<Wire> {
  const { hostname, port } = new URL(url)
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    const cut = (): void => {
      client.resetAndDestroy()
      upstream.destroy()
    }
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
    client.on('data', (piece) => {
      if (proxy.onRequest(piece, cut)) upstream.write(piece)
    })
    upstream.on('data', (piece) => {
      if (proxy.onAnswer(piece, cut)) client.write(piece)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const proxy: Wire = {
    port: (server.address() as AddressInfo).port,
    onRequest: () => true,
    onAnswer: () => true,
    cutAll() {
      for (const socket of sockets) socket.destroy()
    },
    close() {
      proxy.cutAll()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  return proxy
}
