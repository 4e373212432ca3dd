import { describe, expect, it } from 'vitest'
import { churchOf, copied, DAY, LAG, said, stored } from '../support/church.ts'
import { seeded } from '../support/fake-source.ts'

const P = 'people.Person'
const MINUTE = 60_000

const where = (asked: readonly string[]) => asked.filter((path) => path.includes('where['))

describe('a delta', () => {
  // Stream, the way its list offers, and what tells it in the query.
  const ways: [string, string, RegExp][] = [
    ['people.Email', 'filter and order', /order=updated_at&.*where\[updated_at\]\[gte\]/],
    ['calendar.Event', 'filter only', /^(?!.*order).*where\[updated_at\]\[gte\]/],
    ['people.Address', 'order only, newest first', /order=-updated_at/],
    ['people.Note', 'order only, newest first', /order=-updated_at/],
  ]
  it.each(ways)(
    'of %s goes by %s, and brings edits and new rows in one request',
    async (stream, _, query) => {
      const { mock, sync, asked, rest } = await copied(400, [stream])
      const [first, second] = mock.db.ids(stream)
      mock.db.update(stream, first!, { location: 'Moved', name: 'Moved', note: 'Moved' })
      mock.db.delete(stream, second!)
      mock.db.insert(stream, {})
      rest(1000)
      const report = await sync.run()
      expect(report.streams[0]).toMatchObject({
        strategy: 'delta',
        outcome: 'complete',
        requests: 1,
        created: 1,
      })
      expect(asked.at(-1)).toMatch(query)
      const truth = mock.db.all(stream).map(said)
      const ours = (await stored(sync, stream)).filter(({ id }) => id !== second).map(said)
      expect(ours).toEqual(truth)
      // Deletes are the full reading's.
      const full = await sync.run({ strategy: 'full' })
      expect(full.streams[0]).toMatchObject({ strategy: 'full', deleted: 1 })
    },
  )

  it('of an append-only type goes by created_at', async () => {
    const { mock, sync, asked } = await copied(300, ['people.PersonMerger', 'people.Message'])
    const count = mock.db.count('people.Message')
    expect(count).toBeGreaterThan(0)
    mock.db.insert('people.Message', { subject: 'New' })
    const report = await sync.run()
    expect(report.streams.find(({ stream }) => stream === 'people.Message')).toMatchObject({ created: 1 })
    expect(asked.some((path) => /messages\?.*where\[created_at\]\[gte\]/.test(path))).toBe(true)
  })

  it('after 1 % edits costs the changed pages and at most two requests more a stream', async () => {
    const streams = [P, 'people.Email', 'giving.Donation', 'people.Address', 'calendar.Event']
    const { mock, sync, rest } = await copied(3000, streams)
    await sync.run({ strategy: 'delta' })
    rest(5 * LAG)
    const changed = new Map<string, number>()
    for (const stream of streams) {
      const ids = mock.db.ids(stream)
      const many = Math.ceil(ids.length / 100)
      for (let n = 0; n < many; n++) {
        mock.db.update(stream, ids[n * 90]!, { location: `L${n}`, first_name: `Ada ${n}`, name: `N${n}` })
        rest(2000)
      }
      changed.set(stream, many)
    }
    rest(5 * LAG)
    const report = await sync.run()
    for (const { stream, requests, probes, strategy } of report.streams) {
      expect(strategy).toBe('delta')
      expect(probes).toBe(0)
      expect(requests, stream).toBeLessThanOrEqual(Math.ceil(changed.get(stream)! / 100) + 2)
    }
    for (const stream of streams)
      expect((await stored(sync, stream)).map(said), stream).toEqual(mock.db.all(stream).map(said))
  })

  it('begins the margin before the last pass, so that what commits late still comes', async () => {
    const { mock, sync, clock, rest } = await copied(200, [P])
    await sync.run()
    const late = new Date(clock.now() - LAG / 2).toISOString().replace(/\.\d+/, '')
    rest(10_000)
    mock.db.update(P, '7', { first_name: 'Late', updated_at: late }, { touch: false })
    expect((await sync.run()).streams[0]).toMatchObject({ strategy: 'delta', updated: 1 })
  })

  it('has a margin that can be longer than the lag, and never shorter', async () => {
    for (const [margin, updated] of [
      [10 * LAG, 1],
      [0, 0],
    ] as const) {
      const { mock, sync, clock, rest } = await copied(200, [P], { margin })
      await sync.run()
      rest(1000)
      const late = new Date(clock.now() - 5 * LAG).toISOString().replace(/\.\d+/, '')
      mock.db.update(P, '7', { first_name: 'Late', updated_at: late }, { touch: false })
      expect((await sync.run()).streams[0]).toMatchObject({ strategy: 'delta', updated })
    }
  })

  it('reads a saturated second to its end: an import of more rows than a page (facts §15.2)', async () => {
    const { mock, sync } = await copied(1100, [P], { perPage: 10 })
    const ids = mock.db.ids(P).slice(0, 95)
    for (const id of ids) mock.db.update(P, id, { first_name: 'Imported' })
    const report = await sync.run()
    expect(report.streams[0]).toMatchObject({ strategy: 'delta', updated: 95 })
    expect(report.streams[0]!.requests).toBeLessThanOrEqual(10 + 1)
    expect((await stored(sync, P)).map(said)).toEqual(mock.db.all(P).map(said))
  })

  it('misses no edit while rows are edited and deleted between its pages', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const streams = [P, 'people.Address', 'calendar.Event']
      const church = churchOf(400, streams, { perPage: 5 + (seed % 5) }, seed)
      const { mock, sync, before, rest } = church
      await sync.run()
      rest(5 * LAG)
      const random = seeded(seed)
      const some = (stream: string): string => {
        const ids = mock.db.ids(stream)
        return ids[Math.floor(random() * ids.length)]!
      }
      const change = (): void => {
        const stream = streams[Math.floor(random() * 3)]!
        if (mock.db.count(stream) < 5) return
        if (random() < 0.3) mock.db.delete(stream, some(stream))
        else
          mock.db.update(stream, some(stream), {
            first_name: `A${random()}`,
            location: 'x',
            name: `N${random()}`,
          })
        if (random() < 0.5) rest(700)
      }
      for (let n = 0; n < 80; n++) change()
      let left = 40
      before.request = () => {
        if (left-- > 0) change()
      }
      const report = await sync.run({ strategy: 'delta' })
      expect(report.outcome).toBe('complete')
      before.request = () => {}
      await sync.run({ strategy: 'delta' })
      for (const stream of streams) {
        const ours = new Map((await stored(sync, stream)).map((row) => [row.id, row]))
        // A delete takes references to the row along and stamps nothing: attributes only.
        for (const { id, attributes } of mock.db.all(stream))
          expect(ours.get(id)?.attributes, `${stream} ${id}, seed ${seed}`).toEqual(attributes)
      }
    }
  })

  it('goes on at the stamp it had read to when it is cut off', async () => {
    const { mock, make, asked, before, rest } = await copied(400, [P], { perPage: 10, readAhead: 1 })
    for (let n = 1; n <= 60; n++) {
      mock.db.update(P, `${n}`, { first_name: 'Ada' })
      rest(1000)
    }
    rest(2 * LAG)
    before.request = () => {
      // Two of them are probes.
      if (asked.length >= 6) throw new TypeError('cut')
    }
    const cut = (await make().run()).streams[0]!
    expect(cut.outcome).toBe('failed')
    expect(cut.updated).toBeGreaterThan(30)
    before.request = () => {}
    const report = await make().run()
    expect(report.streams[0]).toMatchObject({ outcome: 'complete', strategy: 'delta' })
    expect(report.streams[0]!.requests).toBeLessThanOrEqual(4)
    expect(report.streams[0]!.updated).toBe(60 - cut.updated)
    expect((await stored(make(), P)).map(said)).toEqual(mock.db.all(P).map(said))
  })

  it('reads lag writes: what a lagging read missed comes within the margin (facts §15.4)', async () => {
    const { mock, sync, rest } = await copied(200, [P])
    mock.db.update(P, '7', { first_name: 'Ada' })
    mock.lag.reads({ ms: LAG / 2 })
    expect((await sync.run()).streams[0]).toMatchObject({ updated: 0 })
    rest(LAG / 2 + 1000)
    expect((await sync.run()).streams[0]).toMatchObject({ strategy: 'delta', updated: 1 })
  })
})

describe('what a run picks', () => {
  it('is full first, then deltas, counts compared and full again when that is due', async () => {
    const { sync, rest } = churchOf(120, [P])
    const strategies: (string | undefined)[] = []
    for (const wait of [0, MINUTE, 12 * 3_600_000, DAY, MINUTE]) {
      rest(wait)
      strategies.push((await sync.run()).streams[0]?.strategy)
    }
    expect(strategies).toEqual(['full', 'delta', 'reconcile', 'full', 'delta'])
  })

  it('is due by stream where that is said', async () => {
    const { sync, rest } = churchOf(120, [P, 'people.Email'], { deepEvery: { [P]: MINUTE } })
    await sync.run()
    rest(2 * MINUTE)
    const { streams } = await sync.run()
    expect(Object.fromEntries(streams.map(({ stream, strategy }) => [stream, strategy]))).toEqual({
      [P]: 'full',
      'people.Email': 'delta',
    })
  })

  it('is full each time for lists without usable stamps, unless deltas alone are wanted', async () => {
    const { sync } = await copied(120, ['people.Tab', P])
    const strategyOf = async (strategy?: 'full' | 'delta') => {
      const { streams } = await sync.run(strategy ? { strategy } : {})
      return Object.fromEntries(streams.map((report) => [report.stream, report.strategy]))
    }
    expect(await strategyOf()).toEqual({ 'people.Tab': 'full', [P]: 'delta' })
    expect(await strategyOf('delta')).toEqual({ 'people.Tab': 'none', [P]: 'delta' })
    expect(await strategyOf('full')).toEqual({ 'people.Tab': 'full', [P]: 'full' })
  })

  it('stands in the plan, with its price', async () => {
    const { sync } = await copied(350, [P])
    expect((await sync.plan()).streams[0]).toMatchObject({ strategy: 'delta', requests: 1 })
  })
})

describe('lists that do not do what they say', () => {
  it('a filter that is ignored is found out by its probe and never asked again; the order serves instead', async () => {
    const { mock, sync, asked, rest } = churchOf(450, [P])
    mock.faults.always({ ignoreWhere: ['created_at', 'updated_at'] })
    await sync.run()
    rest(5 * LAG)
    mock.db.update(P, '7', { first_name: 'Ada' })
    const report = await sync.run()
    expect(report.streams[0]).toMatchObject({ strategy: 'delta', updated: 1, requests: 1, probes: 1 })
    expect(asked.at(-1)).toContain('order=-updated_at')
    asked.length = 0
    await sync.run()
    expect(where(asked)).toEqual([])
  })

  it('a filter that stops working is found out by a row outside the range', async () => {
    const { mock, sync, asked, rest } = await copied(450, [P])
    await sync.run()
    rest(5 * LAG)
    mock.faults.always({ ignoreWhere: ['updated_at'] })
    mock.db.update(P, '7', { first_name: 'Ada' })
    asked.length = 0
    const report = await sync.run()
    expect(report.streams[0]).toMatchObject({ strategy: 'delta', outcome: 'complete', updated: 1, probes: 0 })
    expect(where(asked)).toHaveLength(1)
    expect((await stored(sync, P)).map(said)).toEqual(mock.db.all(P).map(said))
  })

  it('a filter-only list whose filter is ignored is read in full', async () => {
    const { mock, sync, rest } = churchOf(450, ['calendar.Tag'])
    mock.faults.always({ ignoreWhere: ['created_at', 'updated_at'] })
    await sync.run()
    rest(5 * LAG)
    const id = mock.db.ids('calendar.Tag')[0]!
    mock.db.update('calendar.Tag', id, { name: 'New' })
    expect((await sync.run()).streams[0]).toMatchObject({ strategy: 'full', updated: 1 })
  })
})

describe('changes without a stamp (facts §15.5)', () => {
  it('are found by the next full reading only, and this is what is promised', async () => {
    const { mock, sync, rest } = await copied(200, ['people.Email'])
    const id = mock.db.ids('people.Email')[3]!
    const { primary } = mock.db.get('people.Email', id)!.attributes
    mock.db.update('people.Email', id, { primary: !primary }, { touch: false })
    rest(LAG)
    expect((await sync.run()).streams[0]).toMatchObject({ strategy: 'delta', updated: 0 })
    rest(DAY)
    expect((await sync.run()).streams[0]).toMatchObject({ strategy: 'full', updated: 1 })
  })
})
