import { createClient, personalAccessToken } from '@pcokit/sdk'
import { catalogue as groupsCatalogue } from '@pcokit/sdk/groups/catalogue'
import { createMockPco } from '@pcokit/sdk/mock'
import { people } from '@pcokit/sdk/people'
import { catalogue } from '@pcokit/sdk/people/catalogue'
import { describe, expect, it } from 'vitest'
import { streamsOf } from '../../src/planner/index.ts'
import { clientSource, type SourcePage } from '../../src/source/index.ts'

const mock = createMockPco({ seed: 1, people: 230 })
const asked: string[] = []
const client = createClient({
  auth: personalAccessToken('id', 'secret'),
  products: { people },
  fetch: (input, init) => {
    asked.push(decodeURIComponent(new URL(String(input instanceof Request ? input.url : input)).search))
    return mock.fetch(input, init)
  },
})
const clock = { now: () => 5, sleep: async () => {} }
const source = clientSource(client, clock)
const streams = streamsOf([catalogue, groupsCatalogue])
const stream = (name: string) => streams.find((found) => found.name === name)!
const { signal } = new AbortController()

async function pages(name: string, offset: number, order: string | null) {
  const found: SourcePage[] = []
  const request = { offset, perPage: 100, overlap: 1, order, readAhead: 2, signal }
  for await (const page of source.pages(stream(name), request)) found.push(page)
  return found
}

describe('a client as source', () => {
  it('reads pages of a hundred from any offset, in the order asked for, each with the last row of the one before', async () => {
    asked.length = 0
    const found = await pages('people.Person', 100, 'created_at')
    expect(
      found.map(({ offset, rows, nextOffset, total }) => [offset, rows.length, nextOffset, total]),
    ).toEqual([
      [100, 100, 199, 230],
      [199, 31, null, 230],
    ])
    expect(asked).toEqual([
      '?offset=100&order=created_at&per_page=100',
      '?offset=199&order=created_at&per_page=100',
    ])
  })

  it('observes a page when the limiter let its request go', async () => {
    const begun = Date.now()
    const [page] = await pages('people.Campus', 0, null)
    expect(page!.observed).toBeGreaterThanOrEqual(begun - 1)
    expect(page!.observed).toBeLessThanOrEqual(Date.now())
    expect(page!.rateLimit).toMatchObject({ limit: 100, period: 20 })
  })

  it('finds collections whose names have several words', async () => {
    const [page] = await pages('people.FieldDatum', 0, null)
    expect(page!.rows[0]?.type).toBe('FieldDatum')
  })

  it('counts with one row', async () => {
    asked.length = 0
    expect(await source.count(stream('people.Person'), signal)).toMatchObject({ total: 230 })
    expect(asked).toEqual(['?per_page=1'])
  })

  it('reads one row by id, and null where PCO answers 404', async () => {
    expect(source.gets(stream('people.Person'))).toBe(true)
    expect((await source.get(stream('people.Person'), '1', signal)).row?.id).toBe('1')
    expect(await source.get(stream('people.Person'), '999999', signal)).toEqual({ row: null, observed: 5 })
  })

  it('says why it cannot read a product the client does not have', () => {
    expect(source.refusal(stream('people.Person'))).toBeNull()
    expect(source.refusal(stream('groups.Group'))).toContain('add it to the products of createClient')
  })
})
