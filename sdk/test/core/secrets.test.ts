import { inspect } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bearerToken, personalAccessToken } from '../../src/core/auth.ts'
import { createTransport } from '../../src/core/transport.ts'
import { createMemoryLimiter } from '../../src/limiter/memory.ts'
import { type Answer, startServer, type TestServer } from '../support/server.ts'
import { VirtualClock } from '../support/virtual-clock.ts'

const SECRET = 'pco_secret_5f4dcc3b5aa765d61d83'
const BASIC = btoa(`app:${SECRET}`)
const PERSONAL = 'Wilhelmina'

const echo =
  (status: number, html: boolean): Answer =>
  (_, response, { headers }) => {
    const text = `you sent ${headers.authorization}`
    response.writeHead(status, { 'Content-Type': html ? 'text/html' : 'application/json' })
    response.end(
      html ? `<p>${text}</p>` : JSON.stringify({ errors: [{ title: text, detail: text, code: text }] }),
    )
  }

const answers: [string, Answer][] = [
  ...[400, 401, 403, 404, 409, 422, 429, 500].flatMap((status): [string, Answer][] => [
    [`a ${status} that echoes the header`, echo(status, false)],
    [`a ${status} page that echoes the header`, echo(status, true)],
  ]),
  ['a cut connection', (request) => request.socket.destroy()],
  [
    'a redirect',
    { status: 302, headers: { Location: `http://127.0.0.1/?token=${SECRET}&name=${PERSONAL}` } },
  ],
  ['a success page that echoes the header', echo(200, true)],
  ['torn JSON with personal data', { body: `{"data":[{"attributes":{"first_name":"${PERSONAL}"` }],
]

describe('a secret', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server.close())

  const auths = [
    ['a personal access token', () => personalAccessToken('app', SECRET)],
    ['a bearer token', () => bearerToken(SECRET)],
  ] as const

  it.each(
    answers.flatMap(([name, answer]) => auths.map(([kind, auth]) => [name, kind, answer, auth] as const)),
  )('does not leave by %s with %s', async (_, __, answer, auth) => {
    server.answer(answer)
    const told: unknown[] = []
    const tell = (event: unknown) => told.push(event)
    const clock = new VirtualClock().skipSleepsBelow(25_000)
    const limiter = createMemoryLimiter({ clock })
    const transport = createTransport({
      auth: auth(),
      baseUrl: server.url,
      clock,
      limiter,
      retry: { attempts: 2, rateLimitAttempts: 2 },
      hooks: { onRequest: tell, onResponse: tell, onRetry: tell },
    })
    const query = `where%5Bfirst_name%5D=${PERSONAL}`
    await transport
      .send({ method: 'GET', path: '/people/v2/people', query, version: null })
      .then(() => expect.unreachable(), tell)
    told.push(transport, limiter, limiter.state())
    expect(told.length).toBeGreaterThan(5)
    for (const each of told) {
      const shown = [
        inspect(each, { depth: null, showHidden: true }),
        JSON.stringify(each),
        String(each),
        each instanceof Error ? each.stack : '',
      ].join('\n')
      expect(shown).not.toContain(SECRET)
      expect(shown).not.toContain(BASIC)
      expect(shown).not.toContain(PERSONAL)
    }
  })

  it('does not leave by what a fetch of the user throws', async () => {
    const fetch = (async (_url: unknown, init: RequestInit) => {
      throw Object.assign(new Error(`cannot send ${JSON.stringify(init.headers)}`), { config: init })
    }) as typeof globalThis.fetch
    const transport = createTransport({ auth: bearerToken(SECRET), fetch, retry: { attempts: 1 } })
    const error = await transport
      .send({ method: 'GET', path: '/people/v2/me', query: '', version: null })
      .catch((reason: unknown) => reason)
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain(SECRET)
    expect((error as Error).cause).toMatchObject({ message: expect.stringContaining('Bearer ***') })
  })
})
