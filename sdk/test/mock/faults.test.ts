/** Faults, lag and halves that disagree, on demand: facts §7, §8, §15.1–§15.4. */
import { describe, expect, it } from 'vitest'
import { ask, payload, small, testClock } from './support.ts'

const PEOPLE = '/people/v2/people'

describe('faults', () => {
  it('concern the next request alone', async () => {
    const mock = small()
    mock.faults.next({ status: 500 })
    const failed = await ask(mock, PEOPLE)
    expect([failed.status, failed.body.errors[0]!.title]).toEqual([500, 'Internal Server Error'])
    expect((await ask(mock, PEOPLE)).status).toBe(200)
    expect(mock.stats.failed).toBe(1)
  })

  it('may concern several, or all until they are cleared', async () => {
    const mock = small()
    mock.faults.next({ status: 503, retryAfter: 7 }, 2)
    const replies = [await ask(mock, PEOPLE), await ask(mock, PEOPLE), await ask(mock, PEOPLE)]
    expect(replies.map((reply) => reply.status)).toEqual([503, 503, 200])
    expect(replies[0]!.headers.get('Retry-After')).toBe('7')
    mock.faults.always({ status: 504 })
    expect((await ask(mock, PEOPLE)).status).toBe(504)
    expect((await ask(mock, PEOPLE)).status).toBe(504)
    mock.faults.clear()
    expect((await ask(mock, PEOPLE)).status).toBe(200)
  })

  it('may concern a path, a method, or the n-th request of a kind', async () => {
    const mock = small()
    mock.faults.match({ path: '/emails', method: 'GET', nth: 2 }, { status: 500 })
    expect((await ask(mock, PEOPLE)).status).toBe(200)
    expect((await ask(mock, '/people/v2/emails')).status).toBe(200)
    expect((await ask(mock, '/people/v2/emails')).status).toBe(500)
    expect((await ask(mock, '/people/v2/emails')).status).toBe(200)
    mock.faults.match({ path: /\/people\/\d+$/ }, { status: 404 }, 1)
    expect((await ask(mock, `${PEOPLE}/1`)).status).toBe(404)
  })

  it('may strike by chance, the same for one seed', async () => {
    const statuses = async (): Promise<number[]> => {
      const mock = small({ seed: 5 })
      mock.faults.match({ probability: 0.5 }, { status: 500 })
      const replies = []
      for (let i = 0; i < 20; i++) replies.push((await ask(mock, PEOPLE)).status)
      return replies
    }
    const first = await statuses()
    expect(new Set(first)).toEqual(new Set([200, 500]))
    expect(await statuses()).toEqual(first)
  })

  it('give a 429 with the wait that was asked for, counted as refused', async () => {
    const mock = small()
    mock.faults.next({ status: 429, retryAfter: 3 })
    const { status, headers, body } = await ask(mock, PEOPLE)
    expect([status, headers.get('Retry-After'), body.errors[0]!.code]).toEqual([429, '3', '429'])
    expect(mock.stats.refused).toBe(1)
  })

  it('give a 401 with a hint word', async () => {
    const mock = small()
    mock.faults.next({ status: 401, hint: 'CAPUCHIN' })
    expect((await ask(mock, PEOPLE)).text).toContain('(CAPUCHIN)')
  })

  it('give HTML, an empty body, or JSON that ends in the middle', async () => {
    const mock = small()
    mock.faults.next({ html: true })
    const html = await ask(mock, PEOPLE)
    expect([html.status, html.headers.get('Content-Type')]).toEqual([502, 'text/html; charset=utf-8'])
    mock.faults.next({ empty: true })
    expect(await ask(mock, PEOPLE)).toMatchObject({ status: 500, text: '' })
    mock.faults.next({ torn: true })
    const torn = await ask(mock, PEOPLE)
    expect([torn.status, torn.body]).toEqual([200, null])
    expect(torn.text.length).toBeGreaterThan(100)
  })

  it('cut the connection before anything is done, or after a write that nobody hears of', async () => {
    const mock = small()
    mock.faults.next({ cut: 'before' })
    await expect(
      ask(mock, PEOPLE, { method: 'POST', body: payload('Person', { first_name: 'A' }) }),
    ).rejects.toThrow(TypeError)
    expect(mock.db.count('people.Person')).toBe(60)
    mock.faults.next({ cut: 'after' })
    await expect(
      ask(mock, PEOPLE, { method: 'POST', body: payload('Person', { first_name: 'A' }) }),
    ).rejects.toThrow(TypeError)
    expect(mock.db.count('people.Person')).toBe(61)
  })

  it('delay an answer on the injected clock', async () => {
    const clock = testClock()
    const mock = small({ clock })
    const before = clock.now()
    mock.faults.next({ delay: 4_000 })
    await ask(mock, PEOPLE)
    expect(clock.now() - before).toBe(4_000)
  })

  it('let an aborted call go while its answer is delayed', async () => {
    const clock = { ...testClock(), sleep: () => new Promise<void>(() => {}) }
    const mock = small({ clock })
    mock.faults.next({ delay: 60_000 })
    const controller = new AbortController()
    const call = mock.fetch('https://api.planningcenteronline.com/people/v2/people', {
      signal: controller.signal,
    })
    controller.abort(new Error('enough'))
    await expect(call).rejects.toThrow('enough')
  })

  it('leave rows out of included that relationships name', async () => {
    const mock = small()
    mock.faults.next({ omitIncluded: 'people.Email' })
    const { body } = await ask(mock, `${PEOPLE}?include=emails,phone_numbers&per_page=5`)
    expect((body.data[0]!.relationships.emails!.data as unknown[]).length).toBeGreaterThan(0)
    expect(new Set(body.included.map((row) => row.type))).toEqual(new Set(['PhoneNumber']))
  })
})

describe('lag', () => {
  it('shows reads the data as it was: new rows absent, deleted ones there, changed ones old', async () => {
    const clock = testClock()
    const mock = small({ clock })
    const old = mock.db.get('people.Person', '2')!.attributes.first_name
    mock.lag.reads({ ms: 60_000 })
    const added = mock.db.insert('people.Person', { first_name: 'New' }).id
    mock.db.update('people.Person', '2', { first_name: 'Changed' })
    mock.db.delete('people.Person', '3')
    expect((await ask(mock, `${PEOPLE}/${added}`)).status).toBe(404)
    expect((await ask(mock, `${PEOPLE}/2`)).body.data.attributes.first_name).toBe(old)
    expect((await ask(mock, `${PEOPLE}/3`)).status).toBe(200)
    expect((await ask(mock, PEOPLE)).body.meta.total_count).toBe(60)
    clock.advance(61_000)
    expect((await ask(mock, `${PEOPLE}/${added}`)).status).toBe(200)
    expect((await ask(mock, `${PEOPLE}/2`)).body.data.attributes.first_name).toBe('Changed')
    expect((await ask(mock, `${PEOPLE}/3`)).status).toBe(404)
  })

  it('may concern some types alone: a member without the household that was just made', async () => {
    const mock = small()
    mock.lag.reads({ ms: 60_000, types: ['people.HouseholdMembership'] })
    const person = mock.db.insert('people.Person', { first_name: 'New' }).id
    const household = mock.db.insert('people.Household', { name: 'New' }).id
    mock.db.insert('people.HouseholdMembership', {}, { relationships: { person, household } })
    expect((await ask(mock, `${PEOPLE}/${person}`)).status).toBe(200)
    expect((await ask(mock, `${PEOPLE}/${person}/households`)).body.data).toEqual([])
    mock.lag.clear()
    expect((await ask(mock, `${PEOPLE}/${person}/households`)).body.data.map((row) => row.id)).toEqual([
      household,
    ])
  })

  it('may concern included alone, so that the halves of a document disagree', async () => {
    const clock = testClock()
    const mock = small({ clock })
    mock.lag.included({ ms: 180_000 })
    const email = mock.db.insert(
      'people.Email',
      { address: 'new@b.org' },
      { relationships: { person: '1' } },
    ).id
    const names = (rows: readonly { id: string }[]): string[] => rows.map((row) => row.id)
    const during = (await ask(mock, `${PEOPLE}/1?include=emails`)).body
    expect(names(during.data.relationships.emails!.data as { id: string }[])).toContain(email)
    expect(names(during.included)).not.toContain(email)
    clock.advance(181_000)
    expect(names((await ask(mock, `${PEOPLE}/1?include=emails`)).body.included)).toContain(email)
  })

  it('does not hold back the answer to a write', async () => {
    const mock = small()
    mock.lag.reads({ ms: 60_000 })
    const reply = await ask(mock, `${PEOPLE}/2`, {
      method: 'PATCH',
      body: payload('Person', { first_name: 'Now' }),
    })
    expect(reply.body.data.attributes.first_name).toBe('Now')
  })
})
