/** One core behind three doors: fetch, a real HTTP server, and MSW. */
import { createMockPco } from '@pcokit/sdk/mock'
import { setupServer } from 'msw/node'
import { describe, expect, it } from 'vitest'
import { AUTH, ORIGIN, small } from './support.ts'

const headers = { authorization: AUTH }

describe('the HTTP server', () => {
  it('listens on 127.0.0.1 and links to itself', async () => {
    const server = await small().listen()
    try {
      expect(server.url).toBe(`http://127.0.0.1:${server.port}`)
      const response = await fetch(`${server.url}/people/v2/people?per_page=2`, { headers })
      const body = (await response.json()) as { links: { next: string }; data: unknown[] }
      expect(body.data).toHaveLength(2)
      expect(body.links.next).toBe(`${server.url}/people/v2/people?offset=2&per_page=2`)
    } finally {
      await server.close()
    }
  })

  it('writes, and shares its data with every other door', async () => {
    const mock = small()
    const server = await mock.listen()
    try {
      const body = JSON.stringify({ data: { type: 'Person', attributes: { first_name: 'Ada' } } })
      const response = await fetch(`${server.url}/people/v2/people`, { method: 'POST', headers, body })
      expect(response.status).toBe(201)
      expect(mock.db.count('people.Person')).toBe(61)
    } finally {
      await server.close()
    }
  })

  it('really cuts the connection when a fault says so', async () => {
    const mock = small()
    const server = await mock.listen()
    try {
      mock.faults.next({ cut: 'before' })
      await expect(fetch(`${server.url}/people/v2/people`, { headers })).rejects.toThrow(TypeError)
      expect((await fetch(`${server.url}/people/v2/people`, { headers })).status).toBe(200)
    } finally {
      await server.close()
    }
  })

  it('sends no body with 204', async () => {
    const mock = small()
    const server = await mock.listen()
    try {
      const response = await fetch(`${server.url}/people/v2/people/9`, { method: 'DELETE', headers })
      expect([response.status, await response.text()]).toEqual([204, ''])
    } finally {
      await server.close()
    }
  })

  it('is gone after close, also with a connection kept open', async () => {
    const server = await small().listen()
    await (await fetch(`${server.url}/people/v2/people`, { headers })).text()
    await server.close()
    await expect(fetch(`${server.url}/people/v2/people`, { headers })).rejects.toThrow(TypeError)
  })

  it('says which port is taken', async () => {
    const mock = small()
    const server = await mock.listen()
    await expect(mock.listen({ port: server.port })).rejects.toThrow(/EADDRINUSE/)
    await server.close()
  })
})

describe('MSW', () => {
  it("answers for Planning Center's hosts and leaves all others alone", async () => {
    const mock = small()
    const other = await createMockPco({ people: 1 }).listen()
    const server = setupServer(...mock.handlers())
    server.listen({ onUnhandledRequest: 'bypass' })
    try {
      const response = await fetch(`${ORIGIN}/people/v2/people?per_page=3`, { headers })
      expect(((await response.json()) as { data: unknown[] }).data).toHaveLength(3)
      expect(mock.stats.requests).toBe(1)
      expect((await fetch(`${other.url}/people/v2/people`, { headers })).status).toBe(200)
      expect(mock.stats.requests).toBe(1)
    } finally {
      server.close()
      await other.close()
    }
  })

  it('makes fetch fail when a fault cuts the connection', async () => {
    const mock = small()
    const server = setupServer(...mock.handlers())
    server.listen({ onUnhandledRequest: 'error' })
    try {
      mock.faults.next({ cut: 'before' })
      await expect(fetch(`${ORIGIN}/people/v2/people`, { headers })).rejects.toThrow(TypeError)
      mock.faults.next({ status: 429, retryAfter: 2 })
      expect((await fetch(`${ORIGIN}/people/v2/people`, { headers })).headers.get('Retry-After')).toBe('2')
    } finally {
      server.close()
    }
  })

  it('lets a handler of the test go first, and resets', async () => {
    const mock = small()
    const server = setupServer(...mock.handlers())
    server.listen({ onUnhandledRequest: 'error' })
    try {
      const { http, HttpResponse } = await import('msw')
      server.use(http.get(`${ORIGIN}/people/v2/people`, () => HttpResponse.json({ mine: true })))
      expect(await (await fetch(`${ORIGIN}/people/v2/people`)).json()).toEqual({ mine: true })
      server.resetHandlers()
      expect((await fetch(`${ORIGIN}/people/v2/people`, { headers })).status).toBe(200)
    } finally {
      server.close()
    }
  })
})
