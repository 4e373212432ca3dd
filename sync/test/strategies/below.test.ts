import { createClient, personalAccessToken } from '@pcokit/sdk'
import type { AnyRow, Catalogue } from '@pcokit/sdk/runtime'
import { describe, expect, it } from 'vitest'
import { createSync, isGone } from '../../src/index.ts'
import { memoryStore } from '../../src/stores/memory/index.ts'
import { declaration, FakeClock, row, seeded } from '../support/fake-source.ts'
import { NestedSource } from '../support/nested-source.ts'

const client = createClient({ auth: personalAccessToken('id', 'secret'), products: {} })
const [TYPE, PLAN] = ['services.ServiceType', 'services.Plan']
const LIST = '/service_types/*/plans'
const services: Catalogue = {
  format: 1,
  product: 'services',
  key: 'services',
  streams: [
    declaration('ServiceType'),
    declaration('Plan', {
      ...{ collections: [], gets: [`${LIST}/*`], walks: [{ path: LIST, parents: ['ServiceType'] }] },
      references: { service_type: ['ServiceType'] },
    }),
  ],
}

const plan = (id: string, type: string | null): AnyRow => ({
  ...row('Plan', id, { title: id }),
  relationships: { service_type: { data: type === null ? null : { type: 'ServiceType', id: type } } },
})

/** Two service types; plans 11 and 12 below the first, 21 below the second. */
function setup(catalogues: readonly Catalogue[] = [services]) {
  const clock = new FakeClock()
  const source = new NestedSource(clock)
  const store = memoryStore()
  source.gettablePaths = [`${LIST}/*`]
  source.lists.set(TYPE, [row('ServiceType', '1'), row('ServiceType', '2')])
  const show = (...plans: [id: string, type: string][]): void => {
    source.singles.clear()
    for (const type of ['1', '2']) {
      const rows = plans.filter(([, of]) => of === type).map(([id]) => plan(id, type))
      source.below.set(`/service_types/${type}/plans`, rows)
      for (const one of rows) source.singles.set(`/service_types/${type}/plans/${one.id}`, one)
    }
  }
  const sync = createSync({
    ...{ client, connection: 'a', store, catalogues, clock, source, random: seeded(1) },
    ...{ owner: 'me', ownerGone: () => false, deepEvery: 0, lag: 60_000, retries: 0 },
  })
  const walk = async () => {
    clock.advance(61_000)
    source.asked.length = 0
    const { streams } = await sync.run({ strategy: 'full' })
    return streams.find(({ stream }) => stream === PLAN)!
  }
  show(['11', '1'], ['12', '1'], ['21', '2'])
  return { clock, source, store, sync, show, walk }
}

describe('a row below a parent that walks no longer hold', () => {
  it('is gone after two complete walks and a 404, while another row is shown before and after', async () => {
    const { show, walk, source, store } = setup()
    await walk()
    show(['12', '1'], ['21', '2'])
    expect(await walk()).toMatchObject({ missing: 1, deleted: 0 })
    expect(await walk()).toMatchObject({ missing: 0, deleted: 1 })
    const single = source.asked.filter((path) => /plans\/\d+$/.test(path))
    expect(single).toEqual([
      '/service_types/1/plans/12',
      '/service_types/1/plans/11',
      '/service_types/1/plans/12',
    ])
    const gone = (await (await store.open('a')).records(PLAN, ['11'])).get('11')!
    expect(isGone(gone)).toBe(true)
    show(['11', '1'], ['12', '1'], ['21', '2'])
    expect(await walk()).toMatchObject({ missing: 0, restored: 1 })
  })

  it('stays while it is shown by itself', async () => {
    const { show, walk, source } = setup()
    await walk()
    show(['12', '1'], ['21', '2'])
    source.singles.set('/service_types/1/plans/11', plan('11', '1'))
    for (let times = 0; times < 3; times++) expect(await walk()).toMatchObject({ missing: 1, deleted: 0 })
  })

  it('stays while no row is shown by itself: the credential may have lost what it saw', async () => {
    const { show, walk, source } = setup()
    await walk()
    show(['12', '1'], ['21', '2'])
    source.singles.clear()
    for (let times = 0; times < 3; times++) expect(await walk()).toMatchObject({ missing: 1, deleted: 0 })
    expect(source.asked.filter((path) => /plans\/\d+$/.test(path))).toHaveLength(1)
  })

  it('stays while nothing tells below which row it lies', async () => {
    const { show, walk, source } = setup()
    source.below.get('/service_types/1/plans')![0] = plan('11', null)
    await walk()
    show(['12', '1'], ['21', '2'])
    for (let times = 0; times < 3; times++) expect(await walk()).toMatchObject({ missing: 1, deleted: 0 })
  })

  it('dies with a parent that is gone only when no other parent has it', async () => {
    const { show, walk, source } = setup()
    await walk()
    source.lists.set(TYPE, [row('ServiceType', '2')])
    // The first type is deleted; one of its plans has moved to the second.
    show(['12', '2'], ['21', '2'])
    await walk()
    expect(await walk()).toMatchObject({ missing: 0, deleted: 1 })
    expect(source.asked).not.toContain('/service_types/1/plans@0')
    expect(source.asked).toContain('/service_types/1/plans/11')
  })

  it('was there in the walk that could not read it', async () => {
    const alone = { ...services.streams[1]!, gets: [] }
    const catalogues = [{ ...services, streams: [services.streams[0]!, alone] }]
    const { source, show, walk } = setup(catalogues)
    source.gettable = false
    await walk()
    // Listed, and without attributes.
    const [first, second] = source.below.get('/service_types/1/plans')!
    source.below.set('/service_types/1/plans', [first!, { type: 'Plan', id: second!.id } as AnyRow])
    expect(await walk()).toMatchObject({ outcome: 'complete', quarantined: 1, missing: 0 })
    show(['11', '1'], ['21', '2'])
    expect(await walk()).toMatchObject({ deleted: 0, missing: 1 })
    expect(await walk()).toMatchObject({ deleted: 1, missing: 0 })
  })

  it('is not gone by a walk alone, when before it came along with others', async () => {
    const { show, walk, store, clock } = setup()
    await walk()
    // As if the last complete reading had come along with a carrier: that does not say when it saw the row.
    const space = await store.open('a')
    const before = (await space.checkpoint(PLAN))!
    const { walk: _, ...along } = before.complete!
    const lease = await space.acquire({ name: PLAN, owner: 'me', nonce: 'n', now: clock.now(), ttl: 1000 })
    if (!lease.granted) throw new Error('The lease is free.')
    const nothing = { records: [], tombstones: [], seen: [], changes: [], observed: 0 }
    await space.commit({
      ...nothing,
      fence: lease.fence,
      checkpoint: { ...before, complete: { ...along, startedAt: clock.now() } },
    })
    await space.release(lease.fence)
    show(['11', '1'], ['21', '2'])
    expect(await walk()).toMatchObject({ deleted: 0, missing: 1 })
    expect(await walk()).toMatchObject({ deleted: 1, missing: 0 })
  })
})
