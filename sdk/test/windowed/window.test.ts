import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { windowPages } from '../../src/windowed/pages.ts'
import { at, MovingList, START } from './moving-list.ts'

interface Options {
  readonly perPage?: number
  readonly ordered?: boolean
  readonly deepest?: number
  readonly readAhead?: number
}

async function ids(list: MovingList, until: number, options: Options = {}): Promise<number[]> {
  const { perPage = 100, ordered = true, deepest, readAhead = 1 } = options
  const found: number[] = []
  const windows = { perPage, ordered, until: START + until * 1000, ...(deepest && { deepest }) }
  for await (const page of windowPages(list.read, windows, { readAhead }))
    found.push(...page.data.map(({ id }) => Number(id)))
  return found
}

function filled(count: number, second: (n: number) => number | null): MovingList {
  const list = new MovingList()
  for (let n = 0; n < count; n++) {
    const when = second(n)
    list.rows.set(n, when === null ? null : at(when))
  }
  return list
}

describe('a list that does not move', () => {
  it.each([0, 1, 99, 100, 101, 199, 200, 201, 1000, 2345])(
    'of %i rows costs ⌈n / 100⌉ requests',
    async (n) => {
      const list = filled(n, (i) => i)
      expect(await ids(list, 1e6)).toHaveLength(n)
      expect(list.asked).toHaveLength(Math.max(1, Math.ceil(n / 100)))
    },
  )

  it.each([1, 3, 6])(
    'of 2,000,000 seconds with %i pages ahead never goes beyond offset 30,000',
    async (readAhead) => {
      const list = filled(31_500, (i) => i)
      expect(new Set(await ids(list, 2e6, { readAhead })).size).toBe(31_500)
      expect(list.deepest).toBeLessThanOrEqual(30_000)
      // Pages in flight when a window ends are let go.
      expect(list.asked.length).toBeLessThanOrEqual(315 + 1 + 2 * readAhead)
    },
    60_000,
  )

  it('leaves rows created after the start to the next reading', async () => {
    const list = filled(350, (i) => i)
    expect(await ids(list, 250)).toEqual(Array.from({ length: 250 }, (_, n) => n))
    // Counted once more, since the first page counted them.
    expect(list.asked.length).toBeLessThanOrEqual(3 + 4)
  })

  it.each([3, 100, 250])('brings %i rows without a stamp', async (nulls) => {
    const list = filled(600, (i) => (i % 2 === 0 && i / 2 < nulls ? null : i))
    expect(new Set(await ids(list, 1e6)).size).toBe(600)
    expect(list.asked).toHaveLength(6)
  })

  it('without totals comes whole', async () => {
    const list = filled(450, (i) => i)
    list.withTotal = false
    expect(await ids(list, 1e6)).toHaveLength(450)
  })

  it('without an order is cut in halves of time until offsets reach', async () => {
    const list = filled(2000, (i) => (i * 7919) % 100_000)
    expect(new Set(await ids(list, 1e6, { ordered: false, perPage: 10, deepest: 300 })).size).toBe(2000)
    expect(list.deepest).toBeLessThanOrEqual(300)
    expect(list.asked.length).toBeLessThan(1.3 * 200)
  })
})

describe('saturated seconds', () => {
  it('longer than a page and across windows come whole', async () => {
    const list = filled(1000, (i) => (i < 200 ? i : i < 450 ? 200 : i))
    expect(new Set(await ids(list, 1e6, { perPage: 10, deepest: 300 })).size).toBe(1000)
    expect(list.deepest).toBeLessThanOrEqual(300)
    expect(list.asked.length).toBeLessThanOrEqual(104)
  })

  it('longer than offsets reach are an error, never a deep offset', async () => {
    const list = filled(1000, () => 5)
    await expect(ids(list, 1e6, { perPage: 10, deepest: 300 })).rejects.toMatchObject({
      code: 'second_too_dense',
    })
    expect(list.deepest).toBeLessThanOrEqual(300)
    const unordered = filled(1000, () => 5)
    await expect(ids(unordered, 1e6, { perPage: 10, deepest: 300, ordered: false })).rejects.toMatchObject({
      code: 'second_too_dense',
    })
  })
})

describe('lists that do not do what was asked', () => {
  it('by ignoring the filter are an error when a row outside the range comes', async () => {
    const list = filled(1000, (i) => i)
    list.ignoreWhere = true
    await expect(ids(list, 500)).rejects.toMatchObject({ code: 'filter_ignored' })
    await expect(ids(list, 1e6, { perPage: 10, deepest: 300 })).rejects.toMatchObject({
      code: 'filter_ignored',
    })
    expect(list.asked.length).toBeLessThan(50)
  })

  it('by ignoring the order are an error', async () => {
    const list = filled(300, (i) => 300 - i)
    list.ordered = false
    await expect(ids(list, 1e6)).rejects.toMatchObject({ code: 'order_ignored' })
  })

  it('by keeping rows without a stamp elsewhere than first are an error, not a loss', async () => {
    const list = filled(500, (i) => (i === 420 ? null : i))
    await expect(ids(list, 1e6, { ordered: false })).rejects.toMatchObject({ code: 'unstamped_rows' })
  })
})

/** Rows that go and come between requests. */
const moves = fc.array(
  fc.record({
    request: fc.nat(25),
    delete: fc.array(fc.nat(199), { maxLength: 12 }),
    insert: fc.nat(8),
  }),
  { maxLength: 8 },
)

describe('a list that moves', () => {
  it.each([true, false])(
    'misses no row that is there all the time (ordered: %s)',
    async (ordered) => {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 1, max: 200 }),
          fc.integer({ min: 1, max: 200 }),
          fc.integer({ min: 3, max: 10 }),
          fc.integer({ min: 1, max: 4 }),
          fc.integer({ min: 20, max: 60 }),
          moves,
          async (count, seconds, perPage, readAhead, deepest, events) => {
            const list = filled(count, (i) => Math.floor((i * seconds) / count))
            const gone = new Set<number>()
            let requests = 0
            let next = 10_000
            list.move = () => {
              for (const event of events) {
                if (event.request !== requests) continue
                for (const id of event.delete) if (list.rows.delete(id)) gone.add(id)
                for (let n = 0; n < event.insert; n++) list.rows.set(next++, at(1000 + requests))
              }
              requests++
            }
            let found: number[]
            try {
              found = await ids(list, 500, { perPage, ordered, readAhead, deepest })
            } catch (error) {
              expect(['second_too_dense', 'unstamped_rows']).toContain((error as { code: string }).code)
              return
            }
            expect(new Set(found).size).toBe(found.length)
            const missed = Array.from({ length: count }, (_, n) => n).filter(
              (n) => !gone.has(n) && !found.includes(n),
            )
            expect(missed).toEqual([])
            expect(list.deepest).toBeLessThanOrEqual(deepest)
            // Each count that fell costs at most two pages; read-ahead is let go then.
            const bursts = events.length + 1
            expect(list.asked.length).toBeLessThan(
              (ordered ? 3 : 12) * Math.ceil(count / perPage) + bursts * (4 + readAhead) + 30,
            )
          },
        ),
        { numRuns: 3000 },
      )
    },
    120_000,
  )

  it('costs 1.00 of ⌈n / 100⌉ while rows are only added, and a page or two for each fall of the count', async () => {
    const list = filled(20_000, (i) => i)
    let next = 100_000
    list.move = () => {
      if (list.asked.length > 0) list.rows.set(next++, at(900_000))
    }
    expect(await ids(list, 500_000)).toHaveLength(20_000)
    expect(list.asked).toHaveLength(200)
    const shrinking = filled(20_000, (i) => i)
    let turn = 0
    shrinking.move = () => {
      if (++turn % 20 === 0) shrinking.rows.delete(turn)
    }
    await ids(shrinking, 500_000)
    expect(shrinking.asked.length).toBeLessThanOrEqual(200 + 11)
  })

  it('goes on while every request sees a row go', async () => {
    const list = filled(3000, (i) => i)
    let turn = 0
    list.move = () => void list.rows.delete(turn++)
    const found = new Set(await ids(list, 1e6))
    expect([...Array(3000).keys()].filter((n) => list.rows.has(n) && !found.has(n))).toEqual([])
    expect(list.asked.length).toBeLessThan(100)
  })
})
