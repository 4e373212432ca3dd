/** The query language: facts §5, §14.19, §15.1, §15.9 and §15.10. */
import { describe, expect, it } from 'vitest'
import { ask, type Resource, small, testClock } from './support.ts'

const PEOPLE = '/people/v2/people'
const rowsOf = async (mock: ReturnType<typeof small>, query: string, path = PEOPLE): Promise<Resource[]> =>
  (await ask(mock, `${path}?per_page=100&${query}`)).body.data
const ids = (rows: readonly Resource[]): string[] => rows.map((row) => row.id)

function named(names: readonly (string | null)[]): ReturnType<typeof small> {
  const mock = small({ people: 0, only: ['people.Person'] })
  for (const last_name of names) mock.db.insert('people.Person', { first_name: 'A', last_name })
  return mock
}

describe('where', () => {
  const names = ['Smith', 'smithers', 'SMITH', 'Goldsmith', 'Smythe']
  const cases: readonly [query: string, expected: readonly string[]][] = [
    ['where[last_name]=smith', ['1', '3']],
    ['where[last_name]=smith%25', ['1', '2', '3']],
    ['where[last_name]=%25smith', ['1', '3', '4']],
    ['where[last_name]=%25smith%25', ['1', '2', '3', '4']],
    ['where[last_name]=Smi', []],
  ]
  for (const [query, expected] of cases)
    it(`compares text without regard to case, with wildcards at either end: ${decodeURIComponent(query)}`, async () => {
      expect(ids(await rowsOf(named(names), query))).toEqual(expected)
    })

  const stamped = (): ReturnType<typeof small> => {
    const mock = small({ people: 0, only: ['people.Person'] })
    for (const updated_at of [
      '2026-01-01T23:59:59Z',
      '2026-01-02T00:00:00Z',
      '2026-01-02T23:59:59Z',
      '2026-01-03T00:00:00Z',
    ])
      mock.db.insert('people.Person', { first_name: 'A', last_name: 'B', updated_at })
    return mock
  }
  const times: readonly [query: string, expected: readonly string[]][] = [
    ['where[updated_at]=2026-01-02', ['2', '3']],
    ['where[updated_at]=2026-01-02T23:59:59Z', ['3']],
    ['where[updated_at][gte]=2026-01-02T23:59:59Z', ['3', '4']],
    ['where[updated_at][gt]=2026-01-02T23:59:59Z', ['4']],
    ['where[updated_at][lt]=2026-01-02T00:00:00Z', ['1']],
    ['where[updated_at][lte]=2026-01-02T00:00:00Z', ['1', '2']],
    ['where[updated_at][gte]=2026-01-02T00:00:00Z&where[updated_at][lt]=2026-01-03T00:00:00Z', ['2', '3']],
    ['where[updated_at][gte]=2026-01-02&where[updated_at][lte]=2026-01-02', ['2', '3']],
    ['where[updated_at][gte]=2026-01-02T01:00:00%2B01:00', ['2', '3', '4']],
  ]
  for (const [query, expected] of times)
    it(`takes ranges of times, and a date alone as that day: ${decodeURIComponent(query)}`, async () => {
      expect(ids(await rowsOf(stamped(), query))).toEqual(expected)
    })

  it('passes over an attribute it does not know, with 200 and every row', async () => {
    expect(await rowsOf(small(), 'where[nonsense]=1')).toHaveLength(60)
  })

  it('passes over a condition on a relationship', async () => {
    expect(await rowsOf(small(), 'where[emails][address]=nobody@example.org')).toHaveLength(60)
  })

  it('finds nothing for a malformed number', async () => {
    expect(await rowsOf(small(), 'where[grade]=abc')).toEqual([])
  })

  it('answers 400 to a number no column can hold', async () => {
    const { status, body } = await ask(small(), `${PEOPLE}?where[grade]=99999999999`)
    expect(status).toBe(400)
    expect(body.errors[0]).toMatchObject({ code: 'integer_out_of_range', status: '400' })
  })

  it('combines conditions', async () => {
    const mock = small()
    const rows = await rowsOf(mock, 'where[child]=true&where[gender]=Female')
    const wanted = mock.db
      .all('people.Person')
      .filter(({ attributes: a }) => a.child === true && a.gender === 'Female')
    expect(wanted.length).toBeGreaterThan(0)
    expect(ids(rows)).toEqual(wanted.map((row) => row.id))
  })

  it('finds rows by the id of what they name, also one edge further', async () => {
    const mock = small()
    const [donation] = mock.db.all('giving.Donation')
    const { body } = await ask(mock, `/giving/v2/donations/${donation!.id}/designations`)
    const fund = (body.data[0]!.relationships.fund!.data as { id: string }).id
    const found = await rowsOf(mock, `where[fund_id]=${fund}`, '/giving/v2/donations')
    expect(ids(found)).toContain(donation!.id)
    expect(found.length).toBeLessThan(mock.db.count('giving.Donation'))
  })

  it('finds parts of song titles by equality', async () => {
    const mock = small()
    const id = mock.db.ids('services.Song')[0]!
    mock.db.update('services.Song', id, { title: 'The Lion and the Lamb' })
    expect(ids(await rowsOf(mock, 'where[title]=lion', '/services/v2/songs'))).toContain(id)
  })

  it('does not apply created_at and updated_at on the addresses collection, though they are documented', async () => {
    const mock = small()
    const all = mock.db.count('people.Address')
    expect(await rowsOf(mock, 'where[created_at][gte]=2099-01-01', '/people/v2/addresses')).toHaveLength(all)
    expect(await rowsOf(mock, 'where[updated_at][gte]=2099-01-01', '/people/v2/addresses')).toHaveLength(all)
  })

  it('ignores a condition on demand', async () => {
    const mock = small()
    mock.faults.next({ ignoreWhere: ['updated_at'] })
    expect(await rowsOf(mock, 'where[updated_at][gte]=2099-01-01')).toHaveLength(60)
    expect(await rowsOf(mock, 'where[updated_at][gte]=2099-01-01')).toHaveLength(0)
  })
})

describe('search', () => {
  const mock = small({ people: 0 })
  const ada = mock.db.insert('people.Person', { first_name: 'Ada', last_name: 'Lovelace' }).id
  const bell = mock.db.insert('people.Person', { first_name: 'Alexander', last_name: 'Bell' }).id
  mock.db.insert('people.Email', { address: 'ada@engine.org' }, { relationships: { person: ada } })
  mock.db.insert('people.PhoneNumber', { number: '(555) 123-4567' }, { relationships: { person: bell } })
  const cases: readonly [query: string, expected: readonly string[]][] = [
    ['where[search_name]=Ad', [ada]],
    ['where[search_name]=ada%20love', [ada]],
    ['where[search_name]=lace', []],
    ['where[search_name_or_email]=ada@eng', [ada]],
    ['where[search_name_or_email_or_phone_number]=4567', [bell]],
    ['where[search_phone_number]=123', []],
  ]
  for (const [query, expected] of cases)
    it(`matches starts of words, starts of addresses and ends of numbers: ${decodeURIComponent(query)}`, async () => {
      expect(ids(await rowsOf(mock, query))).toEqual(expected)
    })
})

describe('order', () => {
  it('sorts text without regard to accents and case, nulls first, ties by ascending id', async () => {
    const mock = named(['Zoe', 'émile', 'Eva', null, 'emile', 'Zoe'])
    expect(ids(await rowsOf(mock, 'order=last_name'))).toEqual(['4', '2', '5', '3', '1', '6'])
  })

  it('turns around with a minus, ties still by ascending id', async () => {
    const mock = named(['B', 'A', 'B', null])
    expect(ids(await rowsOf(mock, 'order=-last_name'))).toEqual(['1', '3', '2', '4'])
  })

  it('sorts by several keys', async () => {
    const mock = named(['B', 'A', 'B'])
    mock.db.update('people.Person', '1', { first_name: 'Z' })
    expect(ids(await rowsOf(mock, 'order=last_name,-first_name'))).toEqual(['2', '1', '3'])
  })

  it('passes over a key it does not know', async () => {
    expect(ids(await rowsOf(named(['B', 'A']), 'order=nonsense'))).toEqual(['1', '2'])
  })

  it('does not know id where PCO does not', async () => {
    expect(ids(await rowsOf(named(['B', 'A']), 'order=-id'))).toEqual(['1', '2'])
  })
})

describe('filter', () => {
  it('applies a named filter', async () => {
    const mock = small()
    const id = mock.db.ids('giving.Donation')[0]!
    mock.db.update('giving.Donation', id, { payment_status: 'failed' })
    const found = await rowsOf(mock, 'filter=succeeded', '/giving/v2/donations')
    expect(ids(found)).not.toContain(id)
    expect(found.length).toBeGreaterThan(0)
  })

  it('takes a companion parameter', async () => {
    const mock = small()
    const found = await rowsOf(mock, 'filter=created_since&time=2025-01-01T00:00:00Z')
    expect(found.length).toBeGreaterThan(0)
    for (const row of found) expect(String(row.attributes.created_at) >= '2025').toBe(true)
    expect(found.length).toBeLessThan(60)
  })

  it('tells future from past by the clock', async () => {
    const mock = small({ people: 600, clock: testClock(Date.UTC(2026, 4, 1)) })
    const type = mock.db.ids('services.ServiceType')[0]
    const path = `/services/v2/service_types/${type}/plans`
    const all = ids(await rowsOf(mock, '', path))
    const past = ids(await rowsOf(mock, 'filter=past', path))
    const future = ids(await rowsOf(mock, 'filter=future', path))
    expect(future.length).toBeGreaterThan(0)
    expect([...past, ...future].sort()).toEqual([...all].sort())
  })

  it('lists deleted plans under their filter alone', async () => {
    const mock = small()
    const type = mock.db.ids('services.ServiceType')[0]!
    const path = `/services/v2/service_types/${type}/unscoped_plans`
    const [gone] = ids(await rowsOf(mock, '', path))
    mock.db.delete('services.Plan', gone!)
    expect(ids(await rowsOf(mock, '', path))).not.toContain(gone)
    expect(ids(await rowsOf(mock, 'filter=deleted', path))).toEqual([gone])
  })

  it('lists deleted field definitions beside the living with include_deleted', async () => {
    const mock = small()
    const path = '/people/v2/field_definitions'
    const [gone] = mock.db.ids('people.FieldDefinition')
    mock.db.delete('people.FieldDefinition', gone!)
    expect(ids(await rowsOf(mock, '', path))).not.toContain(gone)
    const row = (await rowsOf(mock, 'filter=include_deleted', path)).find(({ id }) => id === gone)
    expect(row?.attributes.deleted_at).toBe('2026-06-01T09:00:00Z')
  })
})
