import { expect, it } from 'vitest'
import { calendar } from '../../src/generated/calendar/index.ts'
import { people } from '../../src/generated/people/index.ts'
import { createClient, personalAccessToken, QueryError, streamAll, streamPages } from '../../src/index.ts'
import { createMockPco } from '../../src/mock/index.ts'
import { WindowError, windowed } from '../../src/windowed/index.ts'

const UNTIL = Date.UTC(2026, 11, 1)

function church(count = 450) {
  const mock = createMockPco({ seed: 3, people: count })
  const auth = personalAccessToken('id', 'secret')
  const asked: string[] = []
  const client = createClient({
    auth,
    products: { people, calendar },
    fetch: (input, init) => {
      const url = input instanceof Request ? input.url : String(input)
      asked.push(decodeURIComponent(new URL(url).search))
      return mock.fetch(input, init)
    },
  })
  return { mock, client, asked }
}

it('streams of a windowed list bring every row, includes too, in one request for each hundred', async () => {
  const { mock, client, asked } = church()
  const ids: string[] = []
  for await (const person of streamAll(windowed(client.people.people, { until: UNTIL }), {
    include: ['emails'],
  })) {
    expect(person.included.emails.length).toBeGreaterThanOrEqual(0)
    ids.push(person.id)
  }
  expect(ids.sort()).toEqual([...mock.db.ids('people.Person')].sort())
  expect(asked).toHaveLength(5)
  expect(asked[1]).toContain('where[created_at][lt]=2026-12-01T00:00:00Z')
})

it('a windowed list keeps the other conditions of the query, and tells totals page by page', async () => {
  const { mock, client } = church()
  const wanted = mock.db
    .all('people.Person')
    .filter(({ attributes }) => attributes.status === 'active').length
  const totals = new Set<number | null>()
  let rows = 0
  const query = { where: { status: 'active' }, perPage: 50 }
  for await (const page of streamPages(windowed(client.people.people, { until: UNTIL }), query)) {
    totals.add(page.total)
    rows += page.data.length
  }
  expect([rows, [...totals]]).toEqual([wanted, [wanted]])
})

it('a list that filters by created_at and does not order by it is windowed too', async () => {
  const { mock, client } = church(2000)
  let rows = 0
  for await (const _ of streamAll(windowed(client.calendar.events, { until: UNTIL }), { perPage: 20 })) rows++
  expect(rows).toBe(mock.db.count('calendar.Event'))
})

it('rows that vanish while it reads take no other with them', async () => {
  const { mock, client } = church()
  const found = new Set<string>()
  for await (const { id } of streamAll(windowed(client.people.people, { until: UNTIL }), { perPage: 10 })) {
    found.add(id)
    if (found.size % 70 === 0)
      for (const gone of [...found].slice(0, 4)) mock.db.delete('people.Person', gone)
  }
  expect(mock.db.ids('people.Person').filter((id) => !found.has(id))).toEqual([])
})

it('a filter that PCO ignores is an error with a stable code as soon as a row outside the range comes', async () => {
  const { mock, client } = church()
  mock.db.insert('people.Person', { last_name: 'Late', created_at: '2026-11-01T00:00:00Z' })
  mock.faults.always({ ignoreWhere: ['created_at'] })
  const reading = (async () => {
    for await (const _ of streamAll(windowed(client.people.people, { until: Date.UTC(2026, 9, 1) }))) {
    }
  })()
  await expect(reading).rejects.toBeInstanceOf(WindowError)
  await expect(reading).rejects.toMatchObject({ code: 'filter_ignored' })
})

it('refuses at once what cannot be read in windows', () => {
  const { client, asked } = church()
  const start = (handle: never, query?: never) => () => streamAll(windowed(handle), query)
  expect(start(client.people.addresses as never)).toThrow(QueryError)
  expect(start(client.people.people as never, { order: 'last_name' } as never)).toThrow(/leave out order/)
  expect(start(client.people.people as never, { offset: 100 } as never)).toThrow(QueryError)
  expect(asked).toEqual([])
})

it('awaited, a windowed list is its first page, as ever', async () => {
  const { client } = church()
  const page = await windowed(client.people.people).list({ perPage: 5 })
  expect([page.data.length, page.total]).toEqual([5, 450])
})

it('a row without created_at, for lack of a field, is an error that says so', async () => {
  const { client } = church()
  const query = { fields: { Person: ['last_name'] } } as const
  const first = streamAll(windowed(client.people.people), query).next()
  await expect(first).rejects.toMatchObject({ code: 'no_stamp' })
})
