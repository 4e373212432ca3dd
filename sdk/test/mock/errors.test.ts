/** Errors, methods and headers: facts §2, §7 and §14.20–§14.26. */
import { createMockPco, type TokenSet } from '@pcokit/sdk/mock'
import { describe, expect, it } from 'vitest'
import { AUTH, ask, ORIGIN, payload, small, testClock } from './support.ts'

const PEOPLE = '/people/v2/people'

describe('headers', () => {
  it('say JSON:API for documents and plain JSON for errors', async () => {
    const mock = small()
    expect((await ask(mock, PEOPLE)).headers.get('Content-Type')).toBe(
      'application/vnd.api+json; charset=utf-8',
    )
    expect((await ask(mock, `${PEOPLE}/0`)).headers.get('Content-Type')).toBe(
      'application/json; charset=utf-8',
    )
  })

  it('name the version an answer was made as, asked for or not', async () => {
    const mock = small()
    expect((await ask(mock, PEOPLE)).headers.get('X-PCO-API-Processed-As-Version')).toBe('2026-06-04')
    const asked = await ask(mock, '/giving/v2/funds', { headers: { 'X-PCO-API-Version': '2019-10-18' } })
    expect(asked.headers.get('X-PCO-API-Processed-As-Version')).toBe('2019-10-18')
  })

  it('name the processor, the way of authentication and the request', async () => {
    const { headers } = await ask(small(), PEOPLE)
    expect(headers.get('X-PCO-API-Processor')).toMatch(/^ENG_\d+\.\d+\.\d+$/)
    expect(headers.get('X-PCO-API-Auth-Method')).toBe('HTTPBasic')
    expect(headers.get('X-Request-Id')).toMatch(/./)
  })

  it('accept check-ins and check_ins', async () => {
    const mock = small()
    expect((await ask(mock, '/check-ins/v2/events')).status).toBe(200)
    expect((await ask(mock, '/check_ins/v2/events')).status).toBe(200)
  })
})

describe('errors', () => {
  it('refuse a version before 2018-08-01 with 400 unsupported_version_error', async () => {
    const { status, body } = await ask(small(), PEOPLE, { headers: { 'X-PCO-API-Version': '2017-01-01' } })
    expect(status).toBe(400)
    expect(body.errors[0]!.code).toBe('unsupported_version_error')
  })

  const wrong: readonly [name: string, authorization: string][] = [
    ['missing', ''],
    ['of no known kind', 'Digest abc'],
    ['without a secret', `Basic ${btoa('id:')}`],
    ['not base64', 'Basic ***'],
  ]
  for (const [name, authorization] of wrong)
    it(`answers credentials ${name} with 401 in HTML, WWW-Authenticate and none of its own headers`, async () => {
      const response = await small().fetch(`${ORIGIN}${PEOPLE}`, {
        headers: authorization ? { authorization } : {},
      })
      expect(response.status).toBe(401)
      expect(response.headers.get('Content-Type')).toContain('text/html')
      expect(response.headers.get('WWW-Authenticate')).toMatch(/^Basic/)
      expect([...response.headers.keys()].filter((key) => key.startsWith('x-pco'))).toEqual([])
      expect(await response.text()).toContain('HTTP Basic: Access denied.')
    })

  it('refuses pairs and tokens that are not on the list', async () => {
    const mock = createMockPco({ people: 1, auth: { basic: [['id', 'secret']], bearer: ['good'] } })
    expect((await ask(mock, PEOPLE)).status).toBe(200)
    expect(
      (await ask(mock, PEOPLE, { headers: { authorization: `Basic ${btoa('id:other')}` } })).status,
    ).toBe(401)
    expect((await ask(mock, PEOPLE, { headers: { authorization: 'Bearer good' } })).status).toBe(200)
  })

  it('answers a token that ended with 401 in JSON and a hint word', async () => {
    const mock = small()
    mock.auth.revoke('old', 'BABOON')
    const { status, body } = await ask(mock, PEOPLE, { headers: { authorization: 'Bearer old' } })
    expect(status).toBe(401)
    expect(body.errors[0]).toMatchObject({ code: 'unauthorized' })
    expect(body.errors[0]!.detail).toContain('(BABOON)')
    mock.auth.restore('old')
    expect((await ask(mock, PEOPLE, { headers: { authorization: 'Bearer old' } })).status).toBe(200)
  })

  it('blocks requests without User-Agent with a 403 that is no JSON, when the firewall is on', async () => {
    const mock = small({ requireUserAgent: true })
    const blocked = await ask(mock, PEOPLE)
    expect(blocked.status).toBe(403)
    expect(blocked.body).toBeNull()
    expect((await ask(mock, PEOPLE, { headers: { 'User-Agent': 'tests' } })).status).toBe(200)
  })

  it('answers 404 in JSON for a row that is not there', async () => {
    const { status, body } = await ask(small(), `${PEOPLE}/999999`)
    expect(status).toBe(404)
    expect(body.errors).toEqual([
      { status: '404', title: 'Not Found', detail: 'The resource you requested could not be found' },
    ])
  })

  it('answers 404 for a row that is not below the parent asked for', async () => {
    const mock = small()
    const email = mock.db
      .all('people.Email')
      .find((row) => (row.relationships!.person as { data: { id: string } }).data.id === '2')!
    expect((await ask(mock, `${PEOPLE}/2/emails/${email.id}`)).status).toBe(200)
    expect((await ask(mock, `${PEOPLE}/3/emails/${email.id}`)).status).toBe(404)
    expect((await ask(mock, `${PEOPLE}/999999/emails`)).status).toBe(404)
  })

  it('answers PUT with 404 and an HTML page', async () => {
    const { status, headers, text } = await ask(small(), `${PEOPLE}/1`, {
      method: 'PUT',
      body: payload('Person', {}),
    })
    expect(status).toBe(404)
    expect(headers.get('Content-Type')).toContain('text/html')
    expect(text).toContain('<!DOCTYPE html>')
  })

  it('answers POST on a collection that only reads with 403', async () => {
    const { status, body } = await ask(small(), '/people/v2/emails', {
      method: 'POST',
      body: payload('Email', { address: 'a@b.org' }),
    })
    expect(status).toBe(403)
    expect(body.errors).toEqual([
      { status: '403', title: 'Forbidden', detail: 'You do not have access to this resource' },
    ])
  })

  it('answers a body that is no JSON with 400 invalid_json', async () => {
    const { status, body } = await ask(small(), PEOPLE, { method: 'POST', body: '{"data":' })
    expect(status).toBe(400)
    expect(body.errors[0]).toMatchObject({ status: '400', code: 'invalid_json' })
  })

  it('answers a body without data with 400 invalid_resource_payload', async () => {
    const { status, body } = await ask(small(), PEOPLE, { method: 'POST', body: {} })
    expect(status).toBe(400)
    expect(body.errors[0]).toMatchObject({
      status: '400',
      title: 'Bad Request',
      code: 'invalid_resource_payload',
    })
  })

  it('answers what PCO restricts or holds twice with its codes, on demand', async () => {
    const mock = small()
    mock.faults.next({ status: 400, code: 'delete_restriction' })
    const restricted = await ask(mock, `${PEOPLE}/1`, { method: 'DELETE' })
    expect(restricted.body.errors[0]).toMatchObject({ status: '400', code: 'delete_restriction' })
    expect(mock.db.get('people.Person', '1')).not.toBeNull()
    mock.faults.next({ status: 409 })
    const twice = await ask(mock, PEOPLE, { method: 'POST', body: payload('Person', { first_name: 'A' }) })
    expect([twice.status, twice.body.errors[0]!.title]).toEqual([409, 'Duplicate Record'])
  })

  it('knows no other products', async () => {
    expect((await ask(small(), '/nothing/v2/people', { headers: { authorization: AUTH } })).status).toBe(404)
  })
})

describe('the token endpoint', () => {
  const refresh = async (
    mock: ReturnType<typeof small>,
    token: string,
  ): Promise<{ status: number; body: TokenSet & { error: string } }> => {
    const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: token })
    const response = await mock.fetch(`${ORIGIN}/oauth/token`, { method: 'POST', body })
    return { status: response.status, body: (await response.json()) as TokenSet & { error: string } }
  }

  it('lets an access token in for two hours, then answers 401 with BABOON', async () => {
    const clock = testClock()
    const mock = small({ clock })
    const { access_token, expires_in } = mock.oauth.issue()
    const headers = { authorization: `Bearer ${access_token}` }
    expect((await ask(mock, PEOPLE, { headers })).status).toBe(200)
    clock.advance(expires_in * 1000)
    const ended = await ask(mock, PEOPLE, { headers })
    expect([ended.status, ended.text.includes('(BABOON)')]).toEqual([401, true])
  })

  it('gives a new pair for a refresh token, once, and RFC 6749 errors afterwards', async () => {
    const mock = small()
    const first = mock.oauth.issue()
    const second = await refresh(mock, first.refresh_token)
    expect(second.status).toBe(200)
    expect(second.body.refresh_token).not.toBe(first.refresh_token)
    const again = await refresh(mock, first.refresh_token)
    expect([again.status, again.body.error]).toEqual([400, 'invalid_grant'])
    expect((await refresh(mock, second.body.refresh_token)).status).toBe(200)
  })
})
