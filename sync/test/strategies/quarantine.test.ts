import { createClient, personalAccessToken } from '@pcokit/sdk'
import type { AnyRow, Catalogue } from '@pcokit/sdk/runtime'
import { describe, expect, it } from 'vitest'
import { createSync, type Sync, type SyncOptions } from '../../src/index.ts'
import { memoryStore } from '../../src/stores/memory/index.ts'
import { churchOf, LAG, stored } from '../support/church.ts'
import { declaration, FakeClock, row, seeded } from '../support/fake-source.ts'
import { NestedSource } from '../support/nested-source.ts'
import { pickyStore } from '../support/picky-store.ts'

const client = createClient({ auth: personalAccessToken('id', 'secret'), products: {} })
const nested = { collections: [], gets: [] }
const catalogue: Catalogue = {
  format: 1,
  product: 'people',
  key: 'people',
  streams: [
    declaration('Tab', { references: { rules: ['Rule'] } }),
    declaration('Option', { ...nested, walks: [{ path: '/tabs/*/options', parents: ['Tab'] }] }),
    declaration('Rule', {
      collections: [],
      walks: [{ path: '/tabs/*/rules', parents: ['Tab'] }],
      rides: [{ on: 'Tab', include: 'rules' }],
    }),
  ],
}
const [TAB, OPTION, RULE] = ['people.Tab', 'people.Option', 'people.Rule']

function setup(streams: readonly string[], options: Partial<SyncOptions> = {}) {
  const clock = new FakeClock()
  const source = new NestedSource(clock)
  const store = pickyStore(memoryStore())
  const sync = createSync({
    retries: 0,
    ...{ client, connection: 'a', store, catalogues: [catalogue], streams, clock, source },
    ...{ random: seeded(1), owner: 'me', ownerGone: () => false, deepEvery: 0, ...options },
  })
  source.fill(TAB, 25)
  return { clock, source, store, sync }
}

async function ids(sync: Sync, stream: string): Promise<string[]> {
  const found: string[] = []
  for await (const { id } of sync.records(stream)) found.push(id)
  return found
}

const status = async (sync: Sync, stream: string) =>
  (await sync.status()).streams.find((each) => each.stream === stream)!

const only = (report: Awaited<ReturnType<Sync['run']>>, stream: string) =>
  report.streams.find((each) => each.stream === stream)!

describe('a record that the store refuses', () => {
  it('is put aside, the rest of its page is stored, and the copy is complete without it', async () => {
    const { sync, store } = setup([TAB])
    store.refused.add(`${TAB} 1003`).add(`${TAB} 1015`)
    const report = only(await sync.run(), TAB)
    expect(report).toMatchObject({ outcome: 'complete', created: 23, quarantined: 2, refused: 0 })
    expect(await ids(sync, TAB)).toHaveLength(23)
    expect(await status(sync, TAB)).toMatchObject({
      state: 'complete',
      records: 23,
      quarantined: 2,
      quarantine: [
        { id: '1003', code: 'store_record', cause: 'it is too large', at: expect.any(Number) },
        { id: '1015' },
      ],
    })
    const changes: string[] = []
    for await (const { id } of sync.changes()) changes.push(id)
    expect(changes).toHaveLength(23)
    expect(changes).not.toContain('1003')
  })

  it('is asked for once more by the next run, and off the list once it could be stored', async () => {
    const { sync, store, source } = setup([TAB])
    store.refused.add(`${TAB} 1003`)
    await sync.run()
    source.asked.length = 0
    expect(only(await sync.run(), TAB)).toMatchObject({ quarantined: 1 })
    expect(source.asked[0]).toBe(`${TAB}/1003`)
    store.refused.clear()
    // Whatever else is due: a list that cannot be read does not keep it from being stored.
    source.onPage = () => {
      throw Object.assign(new Error('no list'), { code: 'server' })
    }
    expect(only(await sync.run(), TAB)).toMatchObject({ outcome: 'failed', created: 1, quarantined: 0 })
    expect(await ids(sync, TAB)).toHaveLength(25)
    expect(await status(sync, TAB)).toMatchObject({ quarantined: 0, quarantine: [] })
  })

  it('is off the list when a list brings it as something the store can keep', async () => {
    const { sync, store, source } = setup([TAB])
    store.refused.add(`${TAB} 1003`)
    await sync.run()
    store.refused.clear()
    source.gettable = false
    expect(only(await sync.run(), TAB)).toMatchObject({ created: 1, quarantined: 0 })
  })

  it('and was stored before stays as it was, is never taken for deleted, and is replaced when it can be', async () => {
    const { sync, store, source, clock } = setup([TAB])
    await sync.run()
    store.refused.add(`${TAB} 1003`)
    const list = source.lists.get(TAB)!
    list[2] = row('Tab', '1003', { n: 'huge' })
    for (let run = 0; run < 3; run++) {
      clock.advance(3_600_000)
      const report = only(await sync.run(), TAB)
      expect(report).toMatchObject({
        outcome: 'complete',
        deleted: 0,
        updated: 0,
        missing: 0,
        quarantined: 1,
      })
    }
    const kept = (await (await store.open('a')).records(TAB, ['1003'])).get('1003')!
    expect(kept.resource.attributes).toEqual({ n: 2 })
    store.refused.clear()
    expect(only(await sync.run(), TAB)).toMatchObject({ updated: 1, quarantined: 0 })
  })

  it('and answers 404 is off the list, but not within the lag', async () => {
    const { sync, store, source, clock } = setup([TAB], { lag: 600_000 })
    store.refused.add(`${TAB} 1003`)
    await sync.run()
    source.lists.set(
      TAB,
      source.lists.get(TAB)!.filter(({ id }) => id !== '1003'),
    )
    expect(only(await sync.run(), TAB)).toMatchObject({ outcome: 'complete', quarantined: 1 })
    clock.advance(600_000)
    expect(only(await sync.run(), TAB)).toMatchObject({ outcome: 'complete', quarantined: 0, deleted: 0 })
  })

  it('does not keep its stream from being read when it cannot be asked for', async () => {
    const { sync, store, source } = setup([TAB])
    for (const id of ['1003', '1004', '1005']) store.refused.add(`${TAB} ${id}`)
    await sync.run()
    const get = source.get.bind(source)
    const asked: string[] = []
    source.get = async (stream, id) => {
      asked.push(id)
      if (asked.length === 1) throw Object.assign(new Error('503'), { code: 'server' })
      return get(stream, id)
    }
    expect(only(await sync.run(), TAB)).toMatchObject({ outcome: 'complete', quarantined: 3 })
    expect(asked).toEqual(['1003'])
    asked.length = 1
    await sync.run()
    expect(asked.slice(1)).toEqual(['1003', '1004', '1005'])
  })

  it('of a reading that was cut off counts as seen when that goes on', async () => {
    const { sync, store, source } = setup([TAB])
    store.refused.add(`${TAB} 1003`).add(`${TAB} 1004`)
    source.onPage = (_, offset) => {
      if (offset === 20) throw Object.assign(new Error('cut'), { code: 'network' })
    }
    await sync.run()
    source.onPage = () => {}
    // One of them can be stored now: by its GET, since its page was read already.
    store.refused.delete(`${TAB} 1004`)
    source.asked.length = 0
    const report = only(await sync.run(), TAB)
    expect(report).toMatchObject({ outcome: 'complete', resumed: true, quarantined: 1 })
    expect(source.asked).toEqual([`${TAB}/1003`, `${TAB}/1004`, `${TAB}@20`])
    expect(await ids(sync, TAB)).toHaveLength(24)
  })

  it('is one of at most a hundred that are remembered; with more the copy is not certified', async () => {
    const { sync, store, source } = setup([TAB])
    source.fill(TAB, 130)
    for (let id = 1001; id <= 1105; id++) store.refused.add(`${TAB} ${id}`)
    const report = only(await sync.run(), TAB)
    expect(report).toMatchObject({
      outcome: 'incomplete',
      created: 25,
      // Pages overlap by a row, which comes twice.
      quarantined: 106,
      trouble: { cause: expect.stringContaining('6 more could not be stored') },
    })
    expect(await status(sync, TAB)).toMatchObject({ quarantined: 106 })
    store.refused.clear()
    expect(only(await sync.run(), TAB)).toMatchObject({ outcome: 'complete', quarantined: 0 })
    expect(await ids(sync, TAB)).toHaveLength(130)
  })
})

describe('a row without attributes', () => {
  it('is put aside by its id, and told of; a row without an id is only told of', async () => {
    const events: string[] = []
    const onEvent: SyncOptions['onEvent'] = ({ type }) => events.push(type)
    const { sync, source } = setup([TAB], { onEvent })
    source.lists.get(TAB)![4] = { type: 'Tab', id: '1005' } as AnyRow
    expect(only(await sync.run(), TAB)).toMatchObject({
      outcome: 'complete',
      created: 24,
      quarantined: 1,
      refused: 0,
    })
    expect((await status(sync, TAB)).quarantine).toMatchObject([{ id: '1005', code: 'row_unreadable' }])
    expect(events.filter((type) => type === 'row-refused')).toHaveLength(1)
    source.lists.get(TAB)![4] = row('Tab', '1005', { n: 4 })
    expect(only(await sync.run(), TAB)).toMatchObject({ created: 1, quarantined: 0 })
  })
})

describe('a row that is no object at all', () => {
  it.each([[null], ['text'], [[]], [7]])(
    '%j is told of, and keeps neither list nor walk from its end',
    async (odd) => {
      const { sync, source } = setup([TAB, OPTION])
      source.lists.get(TAB)!.splice(5, 0, odd as never)
      source.below.set('/tabs/1001/options', [odd as never, row('Option', '1')])
      const report = await sync.run()
      const refused = { outcome: 'incomplete', refused: 1, quarantined: 0 }
      expect(only(report, TAB)).toMatchObject({ ...refused, created: 25 })
      expect(only(report, OPTION)).toMatchObject({ ...refused, created: 1 })
    },
  )
})

describe('what spares the rest', () => {
  it('is a walk over parents too', async () => {
    const { sync, store, source } = setup([OPTION])
    source.gettable = false
    source.below.set('/tabs/1001/options', [row('Option', '1'), row('Option', '2')])
    source.below.set('/tabs/1002/options', [row('Option', '3'), { type: 'Option', id: '4' } as AnyRow])
    store.refused.add(`${OPTION} 2`)
    expect(only(await sync.run(), OPTION)).toMatchObject({
      outcome: 'complete',
      created: 2,
      quarantined: 2,
    })
    expect(await ids(sync, OPTION)).toEqual(['1', '3'])
    store.refused.clear()
    // They cannot be read one by one: a complete walk without one takes it off the list.
    source.below.set('/tabs/1002/options', [row('Option', '3')])
    expect(only(await sync.run(), OPTION)).toMatchObject({ created: 1, quarantined: 1 })
    expect(only(await sync.run(), OPTION)).toMatchObject({ outcome: 'complete', quarantined: 0 })
  })

  it('is a ride, which asks for what it lacks when it boards', async () => {
    const { sync, store, source } = setup([RULE])
    const rule = (id: string) => row('Rule', `9${id}`, { n: id })
    const tabs = source.lists.get(TAB)!.map((tab) => ({
      ...tab,
      relationships: { rules: { data: [{ type: 'Rule', id: `9${tab.id}` }] } },
    }))
    source.lists.set(TAB, tabs)
    source.lists.set(
      RULE,
      tabs.map(({ id }) => rule(id)),
    )
    source.along = ({ id }) => [id === '1007' ? ({ type: 'Rule', id: '91007' } as AnyRow) : rule(id)]
    store.refused.add(`${RULE} 91002`)
    expect(only(await sync.run(), RULE)).toMatchObject({
      outcome: 'complete',
      created: 23,
      quarantined: 2,
    })
    store.refused.clear()
    source.asked.length = 0
    expect(only(await sync.run(), RULE)).toMatchObject({ outcome: 'complete', created: 2 })
    expect(source.asked).toContain(`${RULE}/91002`)
    expect(await ids(sync, RULE)).toHaveLength(25)
  })

  it('is a reading in windows, deletes of others included', async () => {
    const PERSON = 'people.Person'
    const store = pickyStore(memoryStore())
    const { mock, sync, rest } = churchOf(350, [PERSON], { store, deepEvery: 0 })
    const [first, second, third, gone] = mock.db.ids(PERSON)
    for (const id of [first, second]) store.refused.add(`${PERSON} ${id}`)
    expect(only(await sync.run(), PERSON)).toMatchObject({
      outcome: 'complete',
      created: mock.db.count(PERSON) - 2,
      quarantined: 2,
    })
    rest(5 * LAG)
    store.refused.add(`${PERSON} ${third}`)
    mock.db.update(PERSON, third!, { first_name: 'Huge' })
    mock.db.delete(PERSON, gone!)
    const report = only(await sync.run(), PERSON)
    expect(report).toMatchObject({ outcome: 'complete', deleted: 1, missing: 0, quarantined: 3 })
    const found = (await stored(sync, PERSON)).map(({ id }) => id)
    expect(found).toContain(third)
    expect(found).toHaveLength(mock.db.count(PERSON) - 2)
  })

  it('is the second look at a record that is no longer listed and still there', async () => {
    const { sync, store, source, clock } = setup([TAB])
    await sync.run()
    clock.advance(3_600_000)
    const whole = source.lists.get(TAB)!
    source.lists.set(
      TAB,
      whole.filter(({ id }) => id !== '1003'),
    )
    const get = source.get.bind(source)
    source.get = async (stream, id) => {
      const answer = await get(stream, id)
      return id === '1003' ? { ...answer, row: row('Tab', '1003', { n: 'huge' }) } : answer
    }
    store.refused.add(`${TAB} 1003`)
    const report = only(await sync.run(), TAB)
    expect(report).toMatchObject({ outcome: 'complete', deleted: 0, quarantined: 1 })
    expect(await ids(sync, TAB)).toHaveLength(25)
  })

  it('is a delta', async () => {
    const EMAIL = 'people.Email'
    const store = pickyStore(memoryStore())
    const { mock, sync, rest } = churchOf(100, [EMAIL], { store })
    await sync.run()
    rest(5 * LAG)
    const [first, second] = mock.db.ids(EMAIL)
    for (const id of [first!, second!]) mock.db.update(EMAIL, id, { location: 'Moved' })
    store.refused.add(`${EMAIL} ${first}`)
    const report = only(await sync.run(), EMAIL)
    expect(report).toMatchObject({ strategy: 'delta', outcome: 'complete', updated: 1, quarantined: 1 })
    store.refused.clear()
    rest(LAG)
    expect(only(await sync.run(), EMAIL)).toMatchObject({ updated: 1, quarantined: 0 })
    const rows = await stored(sync, EMAIL)
    expect(rows.filter(({ attributes }) => attributes.location === 'Moved').length).toBeGreaterThan(1)
    expect(rows.find(({ id }) => id === first)?.attributes.location).toBe('Moved')
  })
})
