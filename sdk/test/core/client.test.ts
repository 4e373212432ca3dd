import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  createClient,
  FormatError,
  NotFoundError,
  personalAccessToken,
  QueryError,
  type RateLimiter,
  streamAll,
  transportOf,
} from '../../src/index.ts'
import { people } from '../sample/index.ts'
import { startServer, type TestServer } from '../support/server.ts'

const auth = personalAccessToken('app', 'sekret-sekret')
const rows = Array.from({ length: 250 }, (_, i) => ({
  type: 'Person',
  id: String(i),
  attributes: { last_name: `P${i}` },
  relationships: { emails: { data: [{ type: 'Email', id: String(i) }] } },
  links: {},
}))

/** Answers like PCO: a page of people, with an email each. */
function pcoLike(url: string) {
  const query = new URL(url, 'http://x').searchParams
  const [offset, perPage] = [Number(query.get('offset') ?? 0), Number(query.get('per_page') ?? 25)]
  const data = rows.slice(offset, offset + perPage)
  return {
    links: { self: url },
    data,
    included: query.has('include')
      ? data.map(({ id }) => ({ type: 'Email', id, attributes: { address: `${id}@b.org` } }))
      : [],
    meta: {
      total_count: rows.length,
      count: data.length,
      ...(offset + perPage < rows.length && { next: { offset: offset + perPage } }),
    },
  }
}

let server: TestServer
beforeEach(async () => {
  server = await startServer((_, response, { url }) => {
    response.writeHead(200, {
      'Content-Type': 'application/vnd.api+json',
      'X-PCO-API-Request-Rate-Limit': '100',
      'X-PCO-API-Request-Rate-Period': '20',
      'X-PCO-API-Request-Rate-Count': '1',
    })
    response.end(JSON.stringify(pcoLike(url)))
  })
})
afterEach(() => server.close())

describe('a client', () => {
  it('streams every row through auth, version and limiter', async () => {
    const pco = createClient({ auth, products: { people }, baseUrl: server.url })
    const addresses: (string | null | undefined)[] = []
    for await (const person of streamAll(pco.people.people, { include: ['emails'] }, { readAhead: 3 }))
      addresses.push(person.included.emails[0]?.attributes.address)
    expect(addresses).toEqual(rows.map(({ id }) => `${id}@b.org`))
    expect(server.seen.map(({ url }) => url).sort()).toEqual([
      '/people/v2/people?include=emails&offset=100&per_page=100',
      '/people/v2/people?include=emails&offset=200&per_page=100',
      '/people/v2/people?include=emails&per_page=100',
    ])
    expect(server.seen[0]?.headers).toMatchObject({
      'x-pco-api-version': '2026-06-04',
      authorization: await auth.authorization(),
    })
  })

  it('writes, runs actions and deletes', async () => {
    const pco = createClient({ auth, products: { people }, baseUrl: server.url })
    server.answer(
      {
        status: 201,
        body: { data: { type: 'Email', id: '9', attributes: { address: 'a@b.org' } }, included: [] },
      },
      { status: 204 },
      { status: 204 },
    )
    const email = await pco.people
      .people('1')
      .emails.create({ attributes: { address: 'a@b.org', location: 'Home' } })
    expect(email.attributes.address).toBe('a@b.org')
    expect(await pco.people.people('1').sendGreeting()).toBeNull()
    await pco.people.emails.delete(email.id)
    expect(server.seen.map(({ method, url, body }) => [method, url, body])).toEqual([
      [
        'POST',
        '/people/v2/people/1/emails',
        '{"data":{"type":"Email","attributes":{"address":"a@b.org","location":"Home"}}}',
      ],
      ['POST', '/people/v2/people/1/send_greeting', ''],
      ['DELETE', '/people/v2/emails/9', ''],
    ])
  })

  it('gives null for an unset edge and throws for a missing row', async () => {
    server.answer({
      status: 404,
      body: {
        errors: [
          { status: '404', title: 'Not Found', detail: 'The resource you requested could not be found' },
        ],
      },
    })
    const pco = createClient({ auth, products: { people }, baseUrl: server.url })
    expect(await pco.people.people('1').primaryCampus.get()).toBeNull()
    await expect(pco.people.people.get('1')).rejects.toThrow(NotFoundError)
  })

  it('sends nothing that PCO would ignore', async () => {
    const pco = createClient({ auth, products: { people }, baseUrl: server.url })
    expect(() => pco.people.people.list({ where: { lastname: 'x' } } as never)).toThrow(QueryError)
    await expect(pco.people.people.get('1', { include: ['x'] } as never)).rejects.toThrow(QueryError)
    expect(server.seen).toEqual([])
  })

  it('cancels a request that is in flight when the loop is left', async () => {
    let closed = 0
    const pco = createClient({ auth, products: { people }, baseUrl: server.url })
    const gone = new Promise<void>((resolve) => {
      server.answer((request, response, { url }) => {
        if (!url.includes('offset')) {
          response.writeHead(200, {
            'X-PCO-API-Request-Rate-Limit': '100',
            'X-PCO-API-Request-Rate-Period': '20',
            'X-PCO-API-Request-Rate-Count': '1',
          })
          return void response.end(JSON.stringify(pcoLike(url)))
        }
        request.socket.on('close', () => {
          closed++
          resolve()
        })
      })
    })
    const stream = streamAll(pco.people.people, {}, { readAhead: 2 })
    await stream.next()
    while (server.seen.length < 2) await new Promise((resolve) => setImmediate(resolve))
    await stream.return?.()
    await gone
    expect(closed).toBe(1)
  })

  it('takes the class of the limit from the offset', async () => {
    const classes: string[] = []
    const limiter: RateLimiter = {
      acquire: async (request) => {
        classes.push(request.class)
        return { id: '1', grantedAt: 7 }
      },
      release: async () => {},
    }
    const pco = createClient({ auth, products: { people }, baseUrl: server.url, limiter })
    const page = await pco.people.people.list({ offset: 30_100 })
    await pco.people.people.list({ offset: 100 })
    expect(classes).toEqual(['deep', 'default'])
    expect(page.grantedAt).toBe(7)
  })

  it('tells the rate limit with each page', async () => {
    const pco = createClient({ auth, products: { people }, baseUrl: server.url })
    expect((await pco.people.people.list()).rateLimit).toEqual({ limit: 100, period: 20, count: 1 })
  })

  it('hands out its transport', async () => {
    const pco = createClient({ auth, products: { people }, baseUrl: server.url })
    const { status, body } = await transportOf(pco).send({
      method: 'GET',
      path: '/people/v2/people',
      query: 'per_page=1',
      version: null,
    })
    expect([status, (body as { data: unknown[] }).data.length]).toEqual([200, 1])
  })

  it('uploads files', async () => {
    server.answer({ body: { data: [{ type: 'File', id: 'us3-1', attributes: {} }] } })
    const pco = createClient({ auth, products: {}, baseUrl: server.url })
    expect(await pco.upload(new Blob(['x']), { uploadUrl: `${server.url}/v2/files` })).toBe('us3-1')
    expect(server.seen[0]).toMatchObject({ method: 'POST', url: '/v2/files' })
  })

  it('has its products, and shows no secret', () => {
    const pco = createClient({ auth, products: { people, again: people } })
    expect(Object.keys(pco)).toEqual(['people', 'again'])
    expect(pco.people.people).not.toBe(pco.again.people)
    expect(inspect(pco, { depth: 9, showHidden: true, getters: true }) + JSON.stringify(pco)).not.toContain(
      'sekret',
    )
  })

  it('refuses a product of another format', () => {
    const old = { ...people, table: { ...people.table, format: 0 } }
    expect(() => createClient({ auth, products: { people: old } })).toThrow(FormatError)
    expect(() => createClient({ auth, products: { people: old } })).toThrow(/Regenerate it/)
  })
})
