import { createClient, personalAccessToken } from '@pcokit/sdk'
import type { AnyRow, Catalogue } from '@pcokit/sdk/runtime'
import { describe, expect, it } from 'vitest'
import { createSync, originOf, type SyncOptions } from '../../src/index.ts'
import { memoryStore } from '../../src/stores/memory/index.ts'
import { LAG } from '../../src/writer/index.ts'
import { declaration, FakeClock, row, seeded } from '../support/fake-source.ts'
import { NestedSource } from '../support/nested-source.ts'

const client = createClient({ auth: personalAccessToken('id', 'secret'), products: {} })
const nested = { collections: [], gets: [] }

const people: Catalogue = {
  format: 1,
  product: 'people',
  key: 'people',
  streams: [
    declaration('List', { collections: ['/lists'], references: { rules: ['Rule'] } }),
    declaration('Rule', {
      ...nested,
      walks: [{ path: '/lists/*/rules', parents: ['List'] }],
      rides: [{ on: 'List', include: 'rules' }],
      references: { conditions: ['Condition'] },
    }),
    declaration('Condition', {
      ...nested,
      walks: [{ path: '/lists/*/rules/*/conditions', parents: ['List', 'Rule'] }],
      rides: [
        { on: 'Rule', include: 'conditions' },
        { on: 'List', include: 'rules.conditions' },
      ],
    }),
  ],
}
const [LIST, RULE, CONDITION] = ['people.List', 'people.Rule', 'people.Condition']

const named = (type: string, id: string, name: string, child: string, ids: readonly string[]): AnyRow => ({
  ...row(type, id, { n: id }),
  relationships: { [name]: { data: ids.map((one) => ({ type: child, id: one })) } },
})
const condition = (id: string): AnyRow => row('Condition', id, { n: id })

function setup(options: Partial<SyncOptions> = {}) {
  const clock = new FakeClock()
  const source = new NestedSource(clock)
  const store = memoryStore()
  const random = seeded(1)
  const lists = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      named('List', `${100 + index}`, 'rules', 'Rule', [`${200 + index}`]),
    )
  source.lists.set(LIST, lists(3))
  const rule = (id: string) => named('Rule', id, 'conditions', 'Condition', [`3${id}`])
  source.along = ({ id }, include) => {
    const of = `${Number(id) + 100}`
    return include === 'rules' ? [rule(of)] : [rule(of), condition(`3${of}`)]
  }
  const make = (more: Partial<SyncOptions> = {}) =>
    createSync({
      retries: 0,
      ...{ client, connection: 'a', store, catalogues: [people], clock, source, random },
      ...{ owner: 'me', ownerGone: () => false, deepEvery: 0, ...options, ...more },
    })
  return { clock, source, store, lists, make, sync: make() }
}

async function ids(sync: ReturnType<typeof createSync>, stream: string): Promise<string[]> {
  const found: string[] = []
  for await (const { id } of sync.records(stream)) found.push(id)
  return found
}

const of = (report: Awaited<ReturnType<ReturnType<typeof createSync>['run']>>, stream: string) =>
  report.streams.find((one) => one.stream === stream)!

describe('streams that ride', () => {
  it('arrive with the pages of their carrier, at no request of their own, one and two levels down', async () => {
    const { sync, source, store } = setup()
    const report = await sync.run()
    expect(source.asked).toEqual(['people.List@0'])
    expect(report).toMatchObject({ outcome: 'complete', requests: 1 })
    expect(await ids(sync, RULE)).toEqual(['200', '201', '202'])
    expect(await ids(sync, CONDITION)).toEqual(['3200', '3201', '3202'])
    expect(of(report, RULE)).toMatchObject({ outcome: 'complete', requests: 0, created: 3 })
    const record = (await (await store.open('a')).records(RULE, ['200'])).get('200')!
    expect(originOf(record)).toBe('included')
    expect(record).toMatchObject({ full: null, live: record.lastSeen - LAG })
  })

  it('write nothing the second time, and only what changed the third', async () => {
    const { sync, source } = setup()
    await sync.run()
    const again = await sync.run()
    expect(of(again, RULE)).toMatchObject({ created: 0, updated: 0, unchanged: 3, missing: 0 })
    const before = source.along
    source.along = (carrier, include) =>
      before(carrier, include).map((one) => (one.id === '201' ? { ...one, attributes: { n: 'new' } } : one))
    expect(of(await sync.run(), RULE)).toMatchObject({ updated: 1, unchanged: 2 })
  })

  it('go on with their carrier when it was cut off, in one generation', async () => {
    const { make, source, lists, store } = setup({ perPage: 11 })
    source.lists.set(LIST, lists(35))
    source.onPage = (_, offset) => {
      if (offset === 20) throw Object.assign(new Error('cut'), { code: 'network' })
    }
    const first = await make().run()
    expect(of(first, RULE)).toMatchObject({ outcome: 'waiting', created: 21 })
    source.onPage = () => {}
    const second = await make().run()
    expect(of(second, RULE)).toMatchObject({ outcome: 'complete', created: 14, missing: 0 })
    expect(await (await store.open('a')).count(RULE)).toEqual({ live: 35, gone: 0 })
  })

  it('wait with their carrier when it is tried again in the same run, and lack nothing', async () => {
    const { make, source, lists, store, clock } = setup({ perPage: 11 })
    source.lists.set(LIST, lists(35))
    source.onPage = (_, offset) => {
      if (offset !== 20) return
      source.onPage = () => {}
      throw Object.assign(new Error('cut'), { code: 'network' })
    }
    const report = await make({
      retries: 1,
      onEvent: (event) => event.type === 'stream-put-off' && queueMicrotask(() => clock.advance(event.pause)),
    }).run()
    expect(report.outcome).toBe('complete')
    expect(of(report, RULE)).toMatchObject({ outcome: 'complete', created: 35, missing: 0 })
    expect(await (await store.open('a')).count(RULE)).toEqual({ live: 35, gone: 0 })
  })

  it('read a row alone that a relationship names and that did not come along', async () => {
    const { sync, source } = setup()
    const before = source.along
    source.along = (carrier, include) => before(carrier, include).filter(({ id }) => id !== '201')
    source.gettablePaths = ['/lists/*/rules/*']
    source.singles.set('/lists/101/rules/201', named('Rule', '201', 'conditions', 'Condition', []))
    const report = await sync.run()
    expect(source.asked).toContain('/lists/101/rules/201')
    expect(of(report, RULE)).toMatchObject({ outcome: 'complete', created: 3, requests: 1 })
  })

  it('are not certified while something named cannot be had, and say so', async () => {
    const { sync, source } = setup()
    const before = source.along
    source.along = (carrier, include) => before(carrier, include).filter(({ id }) => id !== '3201')
    const report = await sync.run()
    expect(of(report, CONDITION)).toMatchObject({
      outcome: 'incomplete',
      created: 2,
      trouble: { code: 'not_all_read', cause: expect.stringContaining('did not come along') },
    })
    expect(of(report, RULE).outcome).toBe('complete')
  })

  it('do not stop their carrier when one of them that it names may not be read', async () => {
    const { sync, source } = setup()
    const before = source.along
    source.along = (carrier, include) => before(carrier, include).filter(({ id }) => id !== '201')
    source.gettablePaths = ['/lists/*/rules/*']
    source.nested.get = async () => {
      throw Object.assign(new Error('403'), { code: 'permission' })
    }
    const report = await sync.run()
    expect(of(report, LIST).outcome).toBe('complete')
    expect(of(report, RULE)).toMatchObject({
      outcome: 'incomplete',
      created: 2,
      trouble: { code: 'not_all_read', cause: expect.stringContaining('did not come along') },
    })
  })

  it('are restored when they come along more than the lag after they were proven gone', async () => {
    const { sync, store, clock } = setup({ lag: 60_000 })
    await sync.run()
    const space = await store.open('a')
    const lease = { name: RULE, ttl: 1000, now: clock.now(), owner: 'other', nonce: 'n' }
    const answer = await space.acquire(lease)
    if (!answer.granted) throw new Error('The lease is free by now.')
    const record = (await space.records(RULE, ['201'])).get('201')!
    const dead = clock.now()
    const tombstone = { at: dead, proof: { kind: 'unlisted', generation: 'g' } } as const
    const tombstones = [{ ...record, rev: record.rev + 1, dead, tombstone }]
    const nothing = { records: [], seen: [], changes: [], checkpoint: null }
    await space.commit({ ...nothing, fence: answer.fence, tombstones, observed: dead })
    await space.release(answer.fence)
    await sync.run()
    expect(await ids(sync, RULE)).toEqual(['200', '202'])
    clock.advance(60_000)
    expect(of(await sync.run(), RULE)).toMatchObject({ restored: 1 })
    expect(await ids(sync, RULE)).toEqual(['200', '201', '202'])
  })

  it('are missing, not deleted, when they no longer come along', async () => {
    const { sync, source, clock, lists } = setup({ lag: 1000 })
    await sync.run()
    clock.advance(10_000)
    source.lists.set(LIST, [...lists(2), named('List', '102', 'rules', 'Rule', [])])
    source.along = ({ id }, include) =>
      id === '102'
        ? []
        : include === 'rules'
          ? [named('Rule', `${Number(id) + 100}`, 'conditions', 'Condition', [])]
          : []
    const report = await sync.run()
    expect(of(report, RULE)).toMatchObject({ outcome: 'complete', missing: 1, deleted: 0 })
    expect(await ids(sync, RULE)).toEqual(['200', '201', '202'])
  })

  it('are left to a run that is at them already', async () => {
    const { sync, store, clock } = setup()
    const space = await store.open('a')
    await space.acquire({ name: RULE, owner: 'other', nonce: 'n', ttl: 60_000, now: clock.now() })
    const report = await sync.run()
    expect(of(report, LIST).outcome).toBe('busy')
    expect(of(report, RULE).outcome).toBe('waiting')
  })

  it('are walked instead where a listing may carry no more', async () => {
    const { sync, source } = setup({ maxIncludes: 1 })
    for (const index of [0, 1, 2]) {
      source.below.set(`/lists/10${index}/rules/20${index}/conditions`, [condition(`320${index}`)])
    }
    const report = await sync.run()
    expect(of(report, CONDITION)).toMatchObject({ outcome: 'complete', requests: 3, created: 3 })
  })
})

describe('a stream that several carriers bring together', () => {
  const [ALPHA, BETA, NOTE] = ['people.Alpha', 'people.Beta', 'people.Note']
  const shared: Catalogue = {
    ...people,
    streams: [
      declaration('Alpha', { references: { notes: ['Note'] } }),
      declaration('Beta', { references: { notes: ['Note'] } }),
      declaration('Note', {
        ...nested,
        rides: [
          { on: 'Alpha', include: 'notes' },
          { on: 'Beta', include: 'notes' },
        ],
      }),
    ],
  }
  /** Alpha has 60 rows, Beta 35 in four pages, each row with a note of its own; Beta's third page may be refused. */
  function two(options: Partial<SyncOptions> = {}) {
    const all = setup({ catalogues: [shared], lanes: 1, perPage: 11, deepEvery: 1e9, ...options })
    const { source } = all
    const fill = (type: string, from: number, count: number) =>
      source.lists.set(
        `people.${type}`,
        Array.from({ length: count }, (_, n) =>
          named(type, `${from + n}`, 'notes', 'Note', [`9${from + n}`]),
        ),
      )
    fill('Alpha', 100, 60)
    fill('Beta', 200, 35)
    source.along = ({ id }) => [row('Note', `9${id}`, { n: id })]
    const cut = (at: number | null) => {
      source.onPage = (stream, offset) => {
        if (stream === BETA && offset === at) throw Object.assign(new Error('cut'), { code: 'network' })
      }
    }
    return { ...all, fill, cut }
  }

  it('is whole when one of them is read anew and another goes on where it was cut off', async () => {
    const { make, cut, store } = two()
    cut(20)
    expect(of(await make().run(), NOTE)).toMatchObject({ outcome: 'waiting', created: 81 })
    cut(null)
    const report = await make().run({ strategy: 'full' })
    expect(of(report, NOTE)).toMatchObject({ outcome: 'complete', missing: 0 })
    const { complete } = (await (await store.open('a')).checkpoint(NOTE))!
    expect(complete).toMatchObject({ seen: 95, total: 95 })
  })

  it('does not have a carrier read again that had brought its part before the run was cut off', async () => {
    const { make, cut, source } = two()
    cut(0)
    const first = await make().run()
    expect(of(first, ALPHA).outcome).toBe('complete')
    expect(of(first, NOTE).outcome).toBe('waiting')
    cut(null)
    source.asked.length = 0
    const report = await make().run({ strategy: 'delta' })
    expect(source.asked).toEqual([0, 10, 20, 30].map((offset) => `${BETA}@${offset}`))
    expect(of(report, NOTE)).toMatchObject({ outcome: 'complete', created: 35, missing: 0 })
  })

  it('is not certified by a reading that had begun before it boarded, and by the next one it is', async () => {
    const { make, cut } = two({ streams: [BETA] })
    cut(20)
    await make().run()
    cut(null)
    const late = of(await make({ streams: ['*'] }).run(), NOTE)
    expect(late).toMatchObject({ outcome: 'incomplete', trouble: { code: 'not_all_read' } })
    expect(of(await make({ streams: ['*'] }).run(), NOTE)).toMatchObject({ outcome: 'complete', missing: 0 })
  })

  it('settles what all of them had brought when the run died before it did', async () => {
    const { make, store, source } = two()
    const space = await store.open('a')
    const commit = space.commit.bind(space)
    let held = true
    space.commit = (what) =>
      held && what.checkpoint?.stream === NOTE && what.checkpoint.complete
        ? Promise.reject(Object.assign(new Error('gone'), { code: 'store_lost' }))
        : commit(what)
    expect(of(await make().run(), NOTE).outcome).toBe('failed')
    held = false
    source.asked.length = 0
    const report = await make().run({ strategy: 'delta' })
    expect(of(report, NOTE)).toMatchObject({ outcome: 'complete', missing: 0 })
    expect(source.asked).toEqual([])
  })

  it('has nothing to wait for of a carrier that has no list to read', async () => {
    const below: Catalogue = {
      ...people,
      streams: [
        declaration('Alpha'),
        declaration('Beta', { ...nested, walks: [{ path: '/alphas/*/betas', parents: ['Alpha'] }] }),
        declaration('Note', { ...nested, rides: [{ on: 'Beta', include: 'notes' }] }),
      ],
    }
    const { make, fill } = two({ catalogues: [below] })
    fill('Alpha', 100, 0)
    expect(of(await make().run(), NOTE)).toMatchObject({ outcome: 'complete', missing: 0, trouble: null })
  })
})
