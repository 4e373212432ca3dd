import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Search } from '../../../src/strategies/reconcile/search.ts'
import { StampIndex } from '../../../src/strategies/reconcile/stamp-index.ts'
import { seeded } from '../../support/fake-source.ts'

interface Row {
  readonly id: string
  readonly at: number
}

const END = 10_000_000

/** Searches to the end; what was found and how many pages it took. */
function run(stored: readonly Row[], listed: readonly Row[], perPage: number) {
  const index = new StampIndex()
  for (const { id, at } of stored) index.add(id, at)
  const search = new Search(index.sort(), { gte: 0, lt: END }, perPage)
  const list = [...listed].sort((a, b) => a.at - b.at)
  let pages = 0
  for (let probe = search.next(); probe; probe = search.next()) {
    const { gte, lt, offset } = probe
    const range = list.filter(({ at }) => at >= gte && at < lt)
    search.take({ rows: range.slice(offset, offset + perPage), total: range.length })
    if (++pages > 10_000) throw new Error('The search does not end.')
  }
  const found = { extra: [...search.extra].sort(), unknown: [...search.unknown].sort() }
  return { ...found, pages }
}

const church = (size: number, random: () => number): Row[] =>
  Array.from({ length: size }, (_, n) => ({ id: `${n + 1}`, at: (n + Math.floor(random() * 2)) * 1000 }))

describe('the search for what differs', () => {
  it('asks for one page where nothing does', () => {
    const rows = church(5000, seeded(1))
    expect(run(rows, rows, 100)).toEqual({ extra: [], unknown: [], pages: 1 })
  })

  it('finds exactly the records that are gone, whatever the pages, and hardly ever costs more than the whole list', () => {
    const cases = fc.record({
      seconds: fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 250 }),
      gone: fc.array(fc.nat(249), { maxLength: 60 }),
      perPage: fc.integer({ min: 2, max: 12 }),
    })
    fc.assert(
      fc.property(cases, ({ seconds, gone, perPage }) => {
        const rows = seconds.map((second, n) => ({
          id: n % 7 === 0 ? `a-${n}` : `${n + 1}`,
          at: second * 1000,
        }))
        const lost = new Set(gone)
        const { extra, unknown, pages } = run(
          rows,
          rows.filter((_, n) => !lost.has(n)),
          perPage,
        )
        expect(extra).toEqual(
          rows
            .filter((_, n) => lost.has(n))
            .map(({ id }) => id)
            .sort(),
        )
        expect(unknown).toEqual([])
        // From end to end: pages that go on from the last second, and one more for each second that fills a page.
        const crowded = new Set(
          seconds.filter((second) => seconds.filter((other) => other === second).length >= perPage),
        )
        const whole = Math.ceil(rows.length / (perPage - 1)) + 2 * crowded.size
        expect(pages).toBeLessThanOrEqual(1.5 * whole + 4)
      }),
      { numRuns: 400 },
    )
  })

  it('finds exactly what was never stored', () => {
    const some = fc.uniqueArray(fc.nat(400), { maxLength: 80 })
    fc.assert(
      fc.property(some, fc.integer({ min: 2, max: 20 }), (missing, perPage) => {
        const rows = church(401, seeded(3))
        const never = new Set(missing)
        const stored = rows.filter((_, n) => !never.has(n))
        const { extra, unknown } = run(stored, rows, perPage)
        expect(extra).toEqual([])
        expect(unknown).toEqual(missing.map((n) => rows[n]!.id).sort())
      }),
    )
  })

  it('names only what differs when some are gone and others unknown, and finds all of it unless equal counts hide it', () => {
    const some = fc.uniqueArray(fc.nat(400), { maxLength: 30 })
    fc.assert(
      fc.property(some, some, (gone, never) => {
        const rows = church(401, seeded(5))
        const [lost, unstored] = [new Set(gone), new Set(never)]
        const stored = rows.filter((_, n) => !unstored.has(n))
        const listed = rows.filter((_, n) => !lost.has(n))
        const { extra, unknown } = run(stored, listed, 10)
        const truly = (ids: readonly string[], of: ReadonlySet<number>, not: ReadonlySet<number>): boolean =>
          ids.every((id) => of.has(Number(id) - 1) && !not.has(Number(id) - 1))
        expect(truly(extra, lost, unstored)).toBe(true)
        expect(truly(unknown, unstored, lost)).toBe(true)
        // Each that stays hidden has a partner of the other kind.
        const both = gone.filter((n) => unstored.has(n)).length
        const hiddenGone = gone.length - both - extra.length
        const hiddenUnknown = never.length - both - unknown.length
        expect(hiddenGone).toBe(hiddenUnknown)
      }),
    )
  })

  it('ends at once where the list holds nothing or the store does', () => {
    const rows = church(30, seeded(2))
    expect(run(rows, [], 10)).toMatchObject({ pages: 1, unknown: [] })
    expect(run(rows, [], 10).extra).toHaveLength(30)
    expect(run([], rows, 10).unknown).toHaveLength(30)
    expect(run([], [], 10)).toEqual({ extra: [], unknown: [], pages: 1 })
  })
})
