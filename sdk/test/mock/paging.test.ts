/** Pages: facts §3. */
import { describe, expect, it } from 'vitest'
import { ask, ORIGIN, small } from './support.ts'

const PEOPLE = '/people/v2/people'

describe('pages', () => {
  it('have 25 rows where nothing is said', async () => {
    expect((await ask(small(), PEOPLE)).body.data).toHaveLength(25)
  })

  it('give 100 rows for per_page=500 while links.next still says 500', async () => {
    const { body } = await ask(small({ people: 150 }), `${PEOPLE}?per_page=500`)
    expect(body.data).toHaveLength(100)
    expect(body.meta.next).toEqual({ offset: 100 })
    expect(body.links.next).toBe(`${ORIGIN}${PEOPLE}?offset=100&per_page=500`)
  })

  it('give nothing for per_page=0, and a next page that is the same one', async () => {
    const { body } = await ask(small(), `${PEOPLE}?per_page=0`)
    expect(body.data).toEqual([])
    expect(body.meta.count).toBe(0)
    expect(body.links.next).toBe(`${ORIGIN}${PEOPLE}?offset=0&per_page=0`)
  })

  it('are empty past the end, with 200 and no next', async () => {
    const { status, body } = await ask(small(), `${PEOPLE}?offset=500`)
    expect(status).toBe(200)
    expect(body.data).toEqual([])
    expect(body.links.next).toBeUndefined()
    expect(body.meta.total_count).toBe(60)
  })

  it('ignore page= and other names, so that every such page is the first', async () => {
    const mock = small()
    const first = (await ask(mock, PEOPLE)).body.data.map((row) => row.id)
    expect((await ask(mock, `${PEOPLE}?page=2`)).body.data.map((row) => row.id)).toEqual(first)
  })

  it('cover every row once when next is followed', async () => {
    const mock = small()
    const seen: string[] = []
    let path: string | undefined = `${PEOPLE}?per_page=7&order=last_name`
    while (path) {
      const { body } = await ask(mock, path)
      seen.push(...body.data.map((row) => row.id))
      path = body.links.next
    }
    expect(seen).toHaveLength(60)
    expect(new Set(seen)).toEqual(new Set(mock.db.ids('people.Person')))
  })

  it('come by ascending numeric id where no order is asked for', async () => {
    const { body } = await ask(small(), `${PEOPLE}?per_page=100`)
    expect(body.data.map((row) => Number(row.id))).toEqual(Array.from({ length: 60 }, (_, i) => i + 1))
  })
})
