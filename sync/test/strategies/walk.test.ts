import { createClient, personalAccessToken } from '@pcokit/sdk'
import type { AnyRow, Catalogue } from '@pcokit/sdk/runtime'
import { describe, expect, it } from 'vitest'
import { createSync, type SyncOptions } from '../../src/index.ts'
import { memoryStore } from '../../src/stores/memory/index.ts'
import { declaration, FakeClock, row, seeded } from '../support/fake-source.ts'
import { NestedSource } from '../support/nested-source.ts'

const client = createClient({ auth: personalAccessToken('id', 'secret'), products: {} })
const nested = { collections: [], gets: [] }

const services: Catalogue = {
  format: 1,
  product: 'services',
  key: 'services',
  streams: [
    declaration('ServiceType'),
    declaration('Plan', {
      ...nested,
      walks: [{ path: '/service_types/*/plans', parents: ['ServiceType'] }],
      references: { service_type: ['ServiceType'] },
    }),
    declaration('Item', {
      ...nested,
      walks: [{ path: '/service_types/*/plans/*/items', parents: ['ServiceType', 'Plan'] }],
    }),
  ],
}
const [TYPE, PLAN, ITEM] = ['services.ServiceType', 'services.Plan', 'services.Item']

const plan = (id: string, type: string | null): AnyRow => ({
  ...row('Plan', id, { title: id }),
  relationships: { service_type: { data: type === null ? null : { type: 'ServiceType', id: type } } },
})

function setup(options: Partial<SyncOptions> = {}) {
  const clock = new FakeClock()
  const source = new NestedSource(clock)
  const store = memoryStore()
  const random = seeded(1)
  source.lists.set(TYPE, [row('ServiceType', '1'), row('ServiceType', '2')])
  source.below.set('/service_types/1/plans', [plan('11', '1'), plan('12', '1')])
  source.below.set('/service_types/2/plans', [plan('21', '2')])
  source.below.set('/service_types/1/plans/11/items', [row('Item', '111'), row('Item', '112')])
  source.below.set('/service_types/2/plans/21/items', [row('Item', '211')])
  const make = (more: Partial<SyncOptions> = {}) =>
    createSync({
      retries: 0,
      ...{ client, connection: 'a', store, catalogues: [services], clock, source, random },
      ...{ owner: 'me', ownerGone: () => false, deepEvery: 0, ...options, ...more },
    })
  return { clock, source, store, make, sync: make() }
}

/** Forty items below plan 12, in pages of eleven, of which the third does not come. */
function cutOff() {
  const made = setup({ perPage: 11 })
  const { source } = made
  const path = '/service_types/1/plans/12/items'
  source.below.set(
    path,
    Array.from({ length: 40 }, (_, index) => row('Item', `${300 + index}`)),
  )
  source.onBelow = (asked, offset) => {
    if (asked === path && offset === 20) throw Object.assign(new Error('cut'), { code: 'network' })
  }
  return { ...made, path }
}

async function ids(sync: ReturnType<typeof createSync>, stream: string): Promise<string[]> {
  const found: string[] = []
  for await (const { id } of sync.records(stream)) found.push(id)
  return found
}

const of = (report: Awaited<ReturnType<ReturnType<typeof createSync>['run']>>, stream: string) =>
  report.streams.find((one) => one.stream === stream)!

describe('a walk', () => {
  it('lists the children of every parent, and of their children, parents first', async () => {
    const { sync, source } = setup()
    const report = await sync.run()
    expect(report.streams.map(({ stream, outcome }) => [stream, outcome])).toEqual([
      [TYPE, 'complete'],
      [PLAN, 'complete'],
      [ITEM, 'complete'],
    ])
    expect(await ids(sync, ITEM)).toEqual(['111', '112', '211'])
    expect(source.asked).toEqual([
      'services.ServiceType@0',
      '/service_types/1/plans@0',
      '/service_types/2/plans@0',
      '/service_types/1/plans/11/items@0',
      '/service_types/1/plans/12/items@0',
      '/service_types/2/plans/21/items@0',
    ])
    expect(of(report, ITEM)).toMatchObject({ requests: 3, created: 3, missing: 0 })
  })

  describe.each([
    { by: 'rows that name those which are not', told: { type: 'Summary', relationship: 'plan' } },
    { by: 'what it says of itself', told: { attribute: 'state', isNot: ['bare'] } },
  ])('below parents known to be empty by $by', ({ told }) => {
    const summary = (id: string, planId: string): AnyRow => ({
      ...row('Summary', id),
      relationships: { plan: { data: { type: 'Plan', id: planId } } },
    })

    /** Plans 11 to 19, of which only 11 says that it holds anything. */
    function church() {
      const [type, plans, items] = services.streams
      const emptyUnless = { Plan: told }
      const streams = [type!, plans!, { ...items!, emptyUnless }, declaration('Summary')]
      const made = setup({ catalogues: [{ ...services, streams }] })
      const { source } = made
      const some = Array.from({ length: 9 }, (_, n) => plan(`${11 + n}`, '1'))
      for (const { id, attributes } of some)
        Object.assign(attributes, { state: id === '11' ? 'full' : 'bare' })
      source.below.set('/service_types/1/plans', some)
      source.below.set('/service_types/2/plans', [])
      source.lists.set('services.Summary', [summary('1', '11')])
      const asked = () => source.asked.flatMap((path) => /plans\/(\d+)\/items@0/.exec(path)?.[1] ?? [])
      return { ...made, asked, some }
    }

    it('asks the first, the second, the fourth and the eighth, and counts them as probes', async () => {
      const { sync, asked, some, source } = church()
      const report = await sync.run({ strategy: 'full' })
      expect(asked()).toEqual(['11', '12', '13', '15', '19'])
      expect(of(report, ITEM)).toMatchObject({ outcome: 'complete', requests: 1, probes: 4, created: 2 })

      // What tells says otherwise: its list is read.
      Object.assign(some[3]!.attributes, { state: 'full' })
      source.lists.set('services.Summary', [summary('1', '11'), summary('2', '14')])
      source.asked.length = 0
      const later = await sync.run({ strategy: 'full' })
      expect(asked()).toContain('14')
      expect(of(later, ITEM)).toMatchObject({ outcome: 'complete', requests: 2, missing: 0 })
    })

    it('reads every list from the day that one believed empty held a row', async () => {
      const { sync, asked, source } = church()
      source.below.set('/service_types/1/plans/15/items', [row('Item', '151')])
      source.below.set('/service_types/1/plans/16/items', [row('Item', '161')])
      expect(of(await sync.run({ strategy: 'full' }), ITEM)).toMatchObject({
        outcome: 'complete',
        created: 4,
      })
      expect(await ids(sync, ITEM)).toEqual(['111', '112', '151', '161'])
      source.asked.length = 0
      await sync.run({ strategy: 'full' })
      expect(asked()).toEqual(['11', '12', '13', '14', '15', '16', '17', '18', '19'])
    })
  })

  it('reads a long list below one parent page by page, each holding on to the one before', async () => {
    const { sync, source } = setup({ perPage: 11 })
    const long = Array.from({ length: 25 }, (_, index) => row('Item', `${300 + index}`))
    source.below.set('/service_types/1/plans/12/items', long)
    const report = await sync.run()
    expect(source.asked.filter((path) => path.includes('/12/'))).toEqual([
      '/service_types/1/plans/12/items@0',
      '/service_types/1/plans/12/items@10',
      '/service_types/1/plans/12/items@20',
    ])
    expect(of(report, ITEM)).toMatchObject({ outcome: 'complete', created: 28 })
  })

  it('begins a parent anew when rows went while it was read, and misses none', async () => {
    const { sync, source } = setup({ perPage: 11 })
    const path = '/service_types/1/plans/12/items'
    const long = Array.from({ length: 40 }, (_, index) => row('Item', `${300 + index}`))
    source.below.set(path, [...long])
    source.onBelow = (asked, offset) => {
      if (asked === path && offset === 20 && source.below.get(path)!.length === 40)
        source.below.get(path)!.splice(0, 15)
    }
    const report = await sync.run()
    expect(of(report, ITEM).outcome).toBe('complete')
    expect(await ids(sync, ITEM)).toEqual(expect.arrayContaining(long.slice(15).map(({ id }) => id)))
  })

  it('goes on at the parent and the offset where it was cut off', async () => {
    const { make, source, path } = cutOff()
    const first = await make().run()
    expect(of(first, ITEM)).toMatchObject({ outcome: 'failed', trouble: { code: 'network', retry: true } })
    source.onBelow = () => {}
    source.asked.length = 0
    const planned = (await make().plan()).streams.find(({ stream }) => stream === ITEM)
    expect(planned).toMatchObject({ resumes: true })
    const second = await make().run()
    expect(of(second, ITEM)).toMatchObject({ outcome: 'complete', resumed: true })
    expect(source.asked.filter((asked) => asked.includes('/items')).sort()).toEqual([
      `${path}@20`,
      `${path}@30`,
      '/service_types/2/plans/21/items@0',
    ])
    expect(await ids(make(), ITEM)).toHaveLength(43)
  })

  it('sees nothing before it began, though that was by a clock that ran ahead', async () => {
    const { make, source, store, clock } = cutOff()
    await make().run()
    source.onBelow = () => {}
    const space = await store.open('a')
    const before = (await space.checkpoint(ITEM))!
    const reading = { ...before.reading!, startedAt: clock.now() + 600_000 }
    const lease = await space.acquire({ name: ITEM, owner: 'me', nonce: 'n', now: clock.now(), ttl: 1000 })
    if (!lease.granted) throw new Error('The lease is free.')
    const nothing = { records: [], tombstones: [], seen: [], changes: [], observed: 0 }
    await space.commit({ ...nothing, fence: lease.fence, checkpoint: { ...before, reading } })
    await space.release(lease.fence)
    await make().run()
    const { complete } = (await space.checkpoint(ITEM))!
    expect(complete?.startedAt).toBe(reading.startedAt)
    const [last] = [...(await space.records(ITEM, ['339'])).values()]
    expect(last!.lastSeen).toBeGreaterThanOrEqual(reading.startedAt)
  })

  it('does not fail by one parent that is forbidden, tells of it, and certifies nothing', async () => {
    const { sync, source } = setup()
    source.onBelow = (path) => {
      if (path.includes('/12/')) throw Object.assign(new Error('403'), { code: 'permission' })
    }
    const report = await sync.run()
    expect(of(report, ITEM)).toMatchObject({
      outcome: 'incomplete',
      created: 3,
      trouble: { code: 'permission', cause: expect.stringContaining('1 parents do not show this list') },
    })
  })

  it('fails as a whole when every one of many parents is forbidden', async () => {
    const { sync, source } = setup()
    source.below.set(
      '/service_types/1/plans',
      Array.from({ length: 11 }, (_, index) => plan(`${100 + index}`, '1')),
    )
    source.onBelow = (path) => {
      if (path.endsWith('/items')) throw Object.assign(new Error('403'), { code: 'permission' })
    }
    const report = await sync.run()
    expect(of(report, ITEM)).toMatchObject({ outcome: 'failed', trouble: { code: 'permission' } })
  })

  it('marks a parent that answers 404 to be looked at again, deletes nothing, and is whole once that is settled', async () => {
    const { sync, source, store } = setup()
    await sync.run()
    source.onBelow = (path) => {
      if (path.includes('/12/')) throw Object.assign(new Error('404'), { code: 'not_found' })
    }
    const report = await sync.run()
    expect(of(report, ITEM)).toMatchObject({ outcome: 'incomplete', deleted: 0 })
    const space = await store.open('a')
    expect((await space.records(PLAN, ['12'])).get('12')?.dirtyUntil).toBeGreaterThan(0)
    source.onBelow = () => {}
    expect(of(await sync.run(), ITEM).outcome).toBe('complete')
  })

  it('leaves a parent that answers 404 alone when another run has seen it meanwhile', async () => {
    const { sync, source, store, clock } = setup()
    await sync.run()
    const space = await store.open('a')
    const { page } = source.nested
    source.nested.page = async (product, path, ids, request) => {
      if (!path.endsWith('/items') || ids[1] !== '12') return page(product, path, ids, request)
      const lease = { name: PLAN, ttl: 1000, now: clock.now(), owner: 'other', nonce: 'n' }
      const answer = await space.acquire(lease)
      if (!answer.granted) throw new Error('The lease of the parents is free by now.')
      const { rev } = (await space.records(PLAN, ['12'])).get('12')!
      const observed = clock.now() + 5
      const seen = [{ id: '12', generation: 'other', observed, input: 'list.other', rev }]
      const nothing = { records: [], tombstones: [], changes: [], checkpoint: null }
      await space.commit({ ...nothing, fence: answer.fence, seen, observed })
      await space.release(answer.fence)
      throw Object.assign(new Error('404'), { code: 'not_found' })
    }
    expect(of(await sync.run(), ITEM).outcome).toBe('incomplete')
    const record = (await space.records(PLAN, ['12'])).get('12')!
    expect(record.full?.[2]).toBe('list.other')
    expect(record.dirtyUntil).toBeNull()
  })

  it('waits for parents that could not be read, and says for whom', async () => {
    const { sync, source } = setup()
    source.onBelow = (path) => {
      if (path === '/service_types/2/plans') throw Object.assign(new Error('fault'), { code: 'server' })
    }
    const report = await sync.run()
    expect(report.outcome).toBe('partial')
    expect(of(report, PLAN).outcome).toBe('failed')
    expect(of(report, ITEM)).toMatchObject({
      outcome: 'waiting',
      requests: 0,
      trouble: { code: 'waiting', retry: true, cause: expect.stringContaining(PLAN) },
    })
  })

  it('passes over parents that lie elsewhere, and tells of those that do not say where', async () => {
    const { sync, source } = setup()
    source.below.get('/service_types/1/plans')!.push(plan('13', null))
    expect(of(await sync.run(), ITEM).outcome).toBe('complete')
    source.below.get('/service_types/1/plans')!.push(row('Plan', '14'))
    const report = await sync.run()
    expect(of(report, ITEM)).toMatchObject({
      outcome: 'incomplete',
      trouble: { cause: expect.stringContaining('do not say below which rows') },
    })
  })

  it('counts what it no longer finds as missing, and as gone after two complete walks more than the lag apart', async () => {
    const { sync, source, clock } = setup({ lag: 60_000 })
    await sync.run()
    source.below.set('/service_types/1/plans/11/items', [row('Item', '112')])
    expect(of(await sync.run(), ITEM)).toMatchObject({ missing: 1, deleted: 0 })
    expect(of(await sync.run(), ITEM)).toMatchObject({ missing: 1, deleted: 0 })
    clock.advance(61_000)
    expect(of(await sync.run(), ITEM)).toMatchObject({ missing: 0, deleted: 1 })
    expect(await ids(sync, ITEM)).toEqual(['112', '211'])
    source.below.get('/service_types/1/plans/11/items')!.push(row('Item', '111'))
    expect(of(await sync.run(), ITEM)).toMatchObject({ restored: 1 })
  })

  it('writes nothing the second time when nothing changed', async () => {
    const { sync } = setup()
    await sync.run()
    const report = await sync.run()
    for (const { created, updated, deleted, restored } of report.streams) {
      expect([created, updated, deleted, restored]).toEqual([0, 0, 0, 0])
    }
  })
})
