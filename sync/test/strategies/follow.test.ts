import { createClient, personalAccessToken } from '@pcokit/sdk'
import type { AnyRow, Catalogue } from '@pcokit/sdk/runtime'
import { describe, expect, it } from 'vitest'
import { createSync, type SyncOptions } from '../../src/index.ts'
import { memoryStore } from '../../src/stores/memory/index.ts'
import { declaration, FakeClock, row, seeded } from '../support/fake-source.ts'
import { NestedSource } from '../support/nested-source.ts'

const client = createClient({ auth: personalAccessToken('id', 'secret'), products: {} })
const LAG = 60_000
const [FORM, FIELD, OPTION] = ['people.Form', 'people.Field', 'people.Option']
const below = { collections: [], gets: [] }

/** Forms have stamps and a list of their own, fields lie below forms, options ride on fields. */
const catalogueOf = (stamps: 'attribute' | 'none'): Catalogue => ({
  format: 1,
  product: 'people',
  key: 'people',
  streams: [
    declaration('Form', { updatedAt: stamps }),
    declaration('Field', {
      ...below,
      walks: [{ path: '/forms/*/fields', parents: ['Form'] }],
      references: { options: ['Option'] },
    }),
    declaration('Option', { ...below, rides: [{ on: 'Field', include: 'options' }] }),
  ],
})

const form = (id: number, name = 'a'): AnyRow => row('Form', `${id}`, { name })
const field = (id: string, name = 'a'): AnyRow => ({
  ...row('Field', id, { name }),
  relationships: { options: { data: [{ type: 'Option', id: `9${id}` }] } },
})

/** A copy of twenty forms with two fields each, older than the margin. */
async function copied(options: Partial<SyncOptions> = {}, stamps: 'attribute' | 'none' = 'attribute') {
  const clock = new FakeClock()
  const source = new NestedSource(clock)
  const store = memoryStore()
  const forms = Array.from({ length: 20 }, (_, index) => form(10 + index))
  source.lists.set(FORM, forms)
  for (const { id } of forms) source.below.set(`/forms/${id}/fields`, [field(`${id}1`), field(`${id}2`)])
  const option = { name: 'a' }
  source.along = ({ id }) => [row('Option', `9${id}`, { ...option })]
  const make = (more: Partial<SyncOptions> = {}) =>
    createSync({
      retries: 0,
      ...{ client, connection: 'a', store, catalogues: [catalogueOf(stamps)], clock, source, lag: LAG },
      ...{ random: seeded(1), owner: 'me', ownerGone: () => false, deepEvery: 1e9, perPage: 11 },
      ...options,
      ...more,
    })
  await make().run()
  const rest = (): void => clock.advance(5 * LAG)
  const change = (id: number, name: string): void => {
    const at = forms.findIndex((one) => one.id === `${id}`)
    if (at < 0) forms.push(form(id, name))
    else forms[at] = form(id, name)
  }
  const fields = (): string[] => source.asked.filter((path) => path.includes('/fields'))
  const run = async () => {
    source.asked.length = 0
    const { streams } = await make().run()
    return new Map(streams.map((report) => [report.stream, report]))
  }
  const ids = async (stream: string) => {
    const found: string[] = []
    for await (const { id } of make().records(stream)) found.push(id)
    return found
  }
  rest()
  return { clock, source, store, make, rest, change, fields, run, ids, option }
}

describe('what lies below others, in a delta', () => {
  it('is read below the parents that came or changed, a list each, and what rides on it comes along', async () => {
    const { source, change, fields, run, ids, option } = await copied()
    change(12, 'b')
    change(40, 'new')
    source.below.set('/forms/12/fields', [field('121', 'b'), field('122'), field('123')])
    source.below.set('/forms/40/fields', [field('401')])
    option.name = 'b'
    const reports = await run()
    expect(fields()).toEqual(['/forms/12/fields@0', '/forms/40/fields@0'])
    expect(reports.get(FIELD)).toMatchObject({
      ...{ strategy: 'delta', outcome: 'complete', requests: 2, created: 2, updated: 1, missing: 0 },
    })
    expect(reports.get(OPTION)).toMatchObject({ strategy: 'delta', requests: 0, created: 2, updated: 2 })
    expect(await ids(FIELD)).toContain('401')
  })

  it('costs nothing while no parent changes', async () => {
    const { source, fields, run } = await copied()
    source.below.set('/forms/12/fields', [field('121', 'b')])
    expect((await run()).get(FIELD)).toMatchObject({ strategy: 'delta', requests: 0, updated: 0 })
    expect(fields()).toEqual([])
  })

  it('follows a change within the margin once more, as reads lag writes, and then no more', async () => {
    const { clock, source, change, fields, run, rest } = await copied()
    change(12, 'b')
    expect((await run()).get(FIELD)).toMatchObject({ requests: 1, updated: 0 })
    clock.advance(LAG / 2)
    source.below.set('/forms/12/fields', [field('121', 'late'), field('122')])
    expect((await run()).get(FIELD)).toMatchObject({ requests: 1, updated: 1 })
    rest()
    expect((await run()).get(FIELD)).toMatchObject({ requests: 1, updated: 0 })
    expect((await run()).get(FIELD)).toMatchObject({ requests: 0 })
    expect(fields()).toEqual([])
  })

  it('takes nothing away: what is no longer listed is left to the full reading', async () => {
    const { source, change, run, ids } = await copied()
    change(12, 'b')
    source.below.set('/forms/12/fields', [field('122')])
    expect((await run()).get(FIELD)).toMatchObject({ strategy: 'delta', deleted: 0 })
    expect(await ids(FIELD)).toContain('121')
  })

  it('reads a list of several pages to its end, and begins it anew when rows went meanwhile', async () => {
    const { source, change, run, ids } = await copied()
    const path = '/forms/12/fields'
    const long = Array.from({ length: 40 }, (_, index) => field(`${500 + index}`))
    change(12, 'b')
    source.below.set(path, [...long])
    source.onBelow = (asked, offset) => {
      if (asked === path && offset === 20 && source.below.get(path)!.length === 40)
        source.below.get(path)!.splice(0, 15)
    }
    expect((await run()).get(FIELD)).toMatchObject({ strategy: 'delta', outcome: 'complete' })
    expect(await ids(FIELD)).toEqual(expect.arrayContaining(long.slice(15).map(({ id }) => id)))
  })

  it('goes on behind the last parent that was read when it is cut off', async () => {
    const { source, change, fields, run, store } = await copied({ readAhead: 0 })
    for (const id of [11, 13, 15]) change(id, 'b')
    for (const id of [11, 13, 15]) source.below.set(`/forms/${id}/fields`, [field(`${id}1`, 'b')])
    source.onBelow = (path) => {
      if (path.includes('/15/')) throw Object.assign(new Error('cut'), { code: 'network' })
    }
    expect((await run()).get(FIELD)).toMatchObject({ outcome: 'failed', updated: 2 })
    const space = await store.open('a')
    expect((await space.checkpoint(FIELD))!.followed).toMatchObject({ open: { leg: 0, parent: '13' } })
    source.onBelow = () => {}
    const report = (await run()).get(FIELD)
    expect(fields()).toEqual(['/forms/15/fields@0'])
    expect(report).toMatchObject({ strategy: 'delta', outcome: 'complete', updated: 1 })
    expect((await space.checkpoint(FIELD))!.followed).toMatchObject({ open: null })
  })

  it.each(['not_found', 'permission'])('goes on when a parent answers %s', async (code) => {
    const { source, change, run } = await copied()
    for (const id of [11, 13]) change(id, 'b')
    source.below.set('/forms/13/fields', [field('131', 'b')])
    source.onBelow = (path) => {
      if (path.includes('/11/')) throw Object.assign(new Error('no'), { code })
    }
    expect((await run()).get(FIELD)).toMatchObject({ outcome: 'complete', requests: 2, updated: 1 })
  })

  it('becomes a full walk when more parents changed than a walk costs', async () => {
    const { source, fields, run, change } = await copied()
    for (let id = 10; id < 40; id++) change(id, 'b')
    source.below.set('/forms/35/fields', [field('351')])
    expect((await run()).get(FIELD)).toMatchObject({ strategy: 'full', outcome: 'complete', created: 1 })
    expect(fields()).toHaveLength(30)
  })

  it('waits for its full reading where the parents bear no time', async () => {
    const { change, fields, run } = await copied({}, 'none')
    change(12, 'b')
    expect((await run()).get(FIELD)).toMatchObject({ strategy: 'none', requests: 0 })
    expect(fields()).toEqual([])
  })

  it('stands in the plan', async () => {
    const { make } = await copied()
    const { streams } = await make().plan()
    const entry = streams.find(({ stream }) => stream === FIELD)
    expect(entry).toMatchObject({
      strategy: 'delta',
      why: 'reads the lists below parents that changed',
      requests: 1,
    })
  })
})
