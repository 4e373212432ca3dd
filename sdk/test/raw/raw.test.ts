import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { personalAccessToken } from '../../src/core/auth.ts'
import { createClient } from '../../src/core/client.ts'
import { NetworkError } from '../../src/errors/network.ts'
import { QueryError } from '../../src/errors/query.ts'
import { raw } from '../../src/generated/people/raw.ts'
import { rateHeaders, startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.close())

const client = (retries = false) =>
  createClient({
    auth: personalAccessToken('app', 'secret'),
    baseUrl: server.url,
    products: {},
    ...(retries ? {} : { retry: { attempts: 1 } }),
  })
const person = { type: 'Person', id: '1', attributes: { first_name: 'Ada' } }

describe('a call by its path', () => {
  test('goes through the transport: credential, version, user agent', async () => {
    server.answer({ body: { data: person } })
    const { data, error, response } = await raw(client()).GET('/people/{person_id}', {
      params: { path: { person_id: '1' } },
    })
    expect(error).toBeUndefined()
    expect(data?.data.attributes.first_name).toBe('Ada')
    expect(response.status).toBe(200)
    expect(response.headers.get('X-PCO-API-Request-Rate-Limit')).toBe('100')
    expect(server.seen[0]).toMatchObject({ method: 'GET', url: '/people/v2/people/1' })
    expect(server.seen[0]?.headers).toMatchObject({
      authorization: `Basic ${btoa('app:secret')}`,
      'x-pco-api-version': '2026-06-04',
    })
    expect(server.seen[0]?.headers['user-agent']).toMatch(/pcokit/)
  })

  test('writes the query as PCO reads it', async () => {
    await raw(client()).GET('/people', {
      params: {
        query: {
          include: ['emails', 'addresses'],
          order: ['-updated_at', 'last_name'],
          'where[updated_at][gte]': '2026-01-01T00:00:00Z',
          'where[last_name]': "O'Brien & sons",
          'fields[Person]': ['first_name', 'last_name'],
          per_page: 5,
        },
      },
    })
    const [, query = ''] = server.seen[0]?.url.split('?') ?? []
    expect(query.split('&')).toEqual(
      [
        'fields[Person]=first_name,last_name',
        'include=emails,addresses',
        'order=-updated_at,last_name',
        'per_page=5',
        "where[last_name]=O'Brien%20%26%20sons",
        'where[updated_at][gte]=2026-01-01T00%3A00%3A00Z',
      ].map((part) => part.replace("'", '%27')),
    )
  })

  test('reaches the product itself without a slash at the end', async () => {
    await raw(client()).GET('/')
    expect(server.seen[0]?.url).toBe('/people/v2')
  })

  test('reaches what the typed client leaves out', async () => {
    await raw(client()).GET('/emails/{email_id}/person/{person_id}', {
      params: { path: { email_id: '1', person_id: 'a/b' } },
    })
    expect(server.seen[0]?.url).toBe('/people/v2/emails/1/person/a%2Fb')
  })

  test('sends a body as JSON', async () => {
    server.answer({ status: 201, body: { data: person } })
    const body = { data: { type: 'Person' as const, attributes: { first_name: 'Ada' } } }
    const { data, response } = await raw(client()).POST('/people', { body })
    expect(response.status).toBe(201)
    expect(data?.data.id).toBe('1')
    expect(JSON.parse(server.seen[0]?.body ?? '')).toEqual(body)
    expect(server.seen[0]?.headers['content-type']).toBe('application/json')
  })

  test('has no data after a delete', async () => {
    server.answer({ status: 204 })
    const { data, error, response } = await raw(client()).DELETE('/people/{person_id}', {
      params: { path: { person_id: '1' } },
    })
    expect([data, error, response.status]).toEqual([undefined, undefined, 204])
  })
})

describe('an answer that is no success', () => {
  test('is an error beside its response, with what PCO listed', async () => {
    const errors = [
      { status: '422', title: 'Validation Error', detail: "can't be blank", source: { parameter: 'x' } },
    ]
    server.answer({ status: 422, body: { errors }, headers: { 'X-Request-Id': 'abc' } })
    const { data, error, response } = await raw(client()).POST('/people', {
      body: { data: { type: 'Person' } },
    })
    expect(data).toBeUndefined()
    expect(error).toEqual({ errors })
    expect(response.status).toBe(422)
    expect(response.headers.get('X-Request-Id')).toBe('abc')
  })

  test('is one error where a gateway answers with HTML', async () => {
    server.answer({ status: 403, body: '<html><body>Forbidden by the firewall</body></html>' })
    const { error, response } = await raw(client()).GET('/people')
    expect(response.status).toBe(403)
    expect(error?.errors).toEqual([{ status: '403', detail: 'Forbidden by the firewall' }])
  })

  test('is retried as any other call', async () => {
    const body = { errors: [{ code: '429', detail: 'Rate limit exceeded' }] }
    server.answer(
      { status: 429, body, headers: { ...rateHeaders(), 'Retry-After': '0' } },
      { body: { data: [person] } },
    )
    const { data } = await raw(client(true)).GET('/people')
    expect(server.seen).toHaveLength(2)
    expect(data?.data).toHaveLength(1)
  })
})

describe('what is thrown', () => {
  test('a call that has no answer', async () => {
    server.answer((request) => request.socket.destroy())
    await expect(raw(client()).GET('/people')).rejects.toThrow(NetworkError)
  })

  test.each(['', '.', '..'])('a path variable that is %j, which would reach another path', async (id) => {
    const call = raw(client()).GET('/people/{person_id}', { params: { path: { person_id: id } } })
    await expect(call).rejects.toThrow(QueryError)
    expect(server.seen).toEqual([])
  })

  test('the reason of a signal, before anything is sent', async () => {
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(raw(client()).GET('/people', { signal })).rejects.toThrow('enough')
    expect(server.seen).toEqual([])
  })
})
