/** Products of a user's own, stats, and what does not belong to one fact. */
import { createMockPco } from '@pcokit/sdk/mock'
import { describe, expect, it } from 'vitest'
import { people } from '../sample/index.ts'
import { ask, payload, small, testClock } from './support.ts'

describe('a product of your own', () => {
  const own = () => createMockPco({ people: 20, clock: testClock(), products: [people] })

  it('takes the place of the one with its name, and is seeded and served like any other', async () => {
    const mock = own()
    const { body } = await ask(mock, '/people/v2/people?include=field_data.field_definition&per_page=5')
    expect(body.meta.total_count).toBe(20)
    expect(Object.keys(body.data[0]!.attributes)).not.toContain('anniversary')
    expect(() => mock.db.count('people.Household')).toThrow(/no resource type/)
    expect(mock.db.count('giving.Donation')).toBeGreaterThan(0)
  })

  it('has its actions', async () => {
    const reply = await ask(own(), '/people/v2/people/1/send_greeting', {
      method: 'POST',
      body: payload('Person', { text: 'hi' }),
    })
    expect(reply.status).toBe(204)
  })
})

describe('stats', () => {
  it('count requests, rows and paths, with ids written as a star', async () => {
    const mock = small()
    await ask(mock, '/people/v2/people?per_page=10')
    await ask(mock, '/people/v2/people/1/emails')
    await ask(mock, '/people/v2/people/2')
    await ask(mock, '/people/v2/people/9999')
    expect(mock.stats).toMatchObject({ requests: 4, refused: 0, failed: 1 })
    expect(mock.stats.records).toBe(
      10 +
        mock.db.all('people.Email').filter((row) => JSON.stringify(row.relationships).includes('"id":"1"'))
          .length +
        1,
    )
    expect([...mock.stats.paths]).toEqual([
      ['GET /people/v2/people', 1],
      ['GET /people/v2/people/*/emails', 1],
      ['GET /people/v2/people/*', 2],
    ])
  })
})

describe('options', () => {
  it('refuse a type of only that is not there', () => {
    expect(() => createMockPco({ only: ['people.Persn'] })).toThrow(/no resource type "people.Persn"/)
  })

  it('switch the limit off with Infinity, and announce a whole number all the same', async () => {
    const mock = createMockPco({ people: 1, clock: testClock(), rateLimit: { limit: Infinity } })
    for (let i = 0; i < 150; i++) await ask(mock, '/people/v2/people?offset=40000')
    const { headers, status } = await ask(mock, '/people/v2/me')
    expect([status, headers.get('X-PCO-API-Request-Rate-Limit')]).toEqual([200, '1000000'])
  })

  it('leave a path that cannot be decoded unknown', async () => {
    expect((await ask(small(), '/people/v2/people/%E0%A4%A')).status).toBe(404)
  })
})

describe('relationships of db', () => {
  it('are refused when the type does not have them', () => {
    const mock = small()
    expect(() =>
      mock.db.update('people.Email', mock.db.ids('people.Email')[0]!, {}, { relationships: { persn: '1' } }),
    ).toThrow(/people.Email has no relationship "persn"/)
  })

  it('find the type of a polymorphic one by the id', async () => {
    const mock = small()
    const definition = mock.db.ids('people.FieldDefinition')[0]!
    const row = mock.db.insert(
      'people.FieldDatum',
      { value: 'x' },
      { relationships: { customizable: '12', field_definition: definition } },
    )
    expect(row.relationships!.customizable).toEqual({ data: { type: 'Person', id: '12' } })
    const listed = (await ask(mock, '/people/v2/people/12/field_data?per_page=100')).body.data.map(
      ({ id }) => id,
    )
    expect(listed).toContain(row.id)
  })
})
