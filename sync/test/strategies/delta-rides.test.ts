import type { AnyRow } from '@pcokit/sdk/runtime'
import { describe, expect, it } from 'vitest'
import { originOf } from '../../src/index.ts'
import { churchOf, LAG, stored } from '../support/church.ts'

const [DONATION, DESIGNATION, STEP, WORKFLOW] = [
  'giving.Donation',
  'giving.Designation',
  'people.WorkflowStep',
  'people.Workflow',
]

/** A church whose copy of a carrier and of what rides on it is complete, and older than the margin. */
async function copied(streams: readonly string[], options = {}) {
  const church = churchOf(300, streams, options)
  await church.sync.run()
  church.rest(5 * LAG)
  church.asked.length = 0
  const of = async (strategy?: 'delta') => {
    const { streams: reports } = await church.sync.run(strategy ? { strategy } : {})
    return new Map(reports.map((report) => [report.stream, report]))
  }
  /** A row of the carrier, and one that rides on it. */
  const pair = async (carrier: string, include: string) => {
    const list = carrier === DONATION ? '/giving/v2/donations' : '/people/v2/workflows'
    const headers = { authorization: `Basic ${btoa('id:secret')}` }
    const url = `https://api.planningcenteronline.com${list}?include=${include}`
    const { data } = (await (await church.mock.fetch(url, { headers })).json()) as { data: AnyRow[] }
    for (const { id, relationships } of data) {
      const [child] = [relationships?.[include]?.data ?? []].flat()
      if (child) return { row: id, child: child.id }
    }
    throw new Error(`No row of ${carrier} has ${include}.`)
  }
  return { ...church, of, pair }
}

describe('what rides on a list, in a delta', () => {
  it.each([
    [DONATION, DESIGNATION, 'designations'],
    [WORKFLOW, STEP, 'steps'],
  ])(
    'comes along with the rows of %s that changed, at no request of its own',
    async (carrier, rider, include) => {
      const { mock, sync, asked, of, rest, pair } = await copied([carrier, rider])
      const of1 = async () => (await stored(sync, rider)).map(({ attributes }) => attributes)
      const { row, child } = await pair(carrier, include)
      mock.db.update(rider, child, { amount_cents: 77, name: 'Moved' }, { touch: false })
      mock.db.update(carrier, row, { name: 'Moved', payment_status: 'failed' })
      rest(1000)
      const reports = await of()
      const pages = asked.filter((path) => path.includes('per_page=100'))
      expect(pages).toHaveLength(1)
      expect(pages[0]).toContain(`include=${include}`)
      expect(reports.get(carrier)).toMatchObject({ strategy: 'delta', requests: 1, updated: 1 })
      expect(reports.get(rider)).toMatchObject({
        strategy: 'delta',
        outcome: 'complete',
        requests: 0,
        updated: 1,
        missing: 0,
      })
      expect(await of1()).toEqual(mock.db.all(rider).map(({ attributes }) => attributes))
    },
  )

  it('is not certified by that, and keeps the time of its last complete reading', async () => {
    const { mock, store, sync, of } = await copied([DONATION, DESIGNATION])
    const space = await store.open('a')
    const before = (await space.checkpoint(DESIGNATION))!.complete
    const donation = mock.db.insert(DONATION, {})
    mock.db.insert(DESIGNATION, {}, { relationships: { donation: donation.id } })
    await of()
    const after = (await space.checkpoint(DESIGNATION))!
    expect(after).toMatchObject({ complete: before, reading: null, trouble: null })
    const { streams } = await sync.status()
    expect(streams.find(({ stream }) => stream === DESIGNATION)).toMatchObject({
      state: 'complete',
      missing: 0,
    })
  })

  it('does not see an edit that its carrier was not stamped for; the next full reading does', async () => {
    const { mock, sync, of } = await copied([DONATION, DESIGNATION])
    const id = mock.db.ids(DESIGNATION)[3]!
    mock.db.update(DESIGNATION, id, { amount_cents: 4242 }, { touch: false })
    expect((await of()).get(DESIGNATION)).toMatchObject({ strategy: 'delta', updated: 0 })
    const full = await sync.run({ strategy: 'full' })
    expect(full.streams.find(({ stream }) => stream === DESIGNATION)).toMatchObject({ updated: 1 })
  })

  it('takes nothing away when it no longer comes along: absence proves nothing', async () => {
    const { mock, store, of, pair } = await copied([DONATION, DESIGNATION])
    const space = await store.open('a')
    const before = await space.count(DESIGNATION)
    const { row, child } = await pair(DONATION, 'designations')
    mock.db.delete(DESIGNATION, child)
    mock.db.update(DONATION, row, { payment_status: 'failed' })
    expect((await of()).get(DESIGNATION)).toMatchObject({ deleted: 0 })
    expect(await space.count(DESIGNATION)).toEqual(before)
    const record = (await space.records(DESIGNATION, [child])).get(child)!
    expect(originOf(record)).toBe('included')
  })

  it('stands in the plan, and costs nothing', async () => {
    const { sync } = await copied([DONATION, DESIGNATION])
    const { streams } = await sync.plan()
    expect(streams.find(({ stream }) => stream === DESIGNATION)).toMatchObject({
      strategy: 'delta',
      requests: 0,
      why: 'comes along with what changed of its carriers',
    })
  })

  it('is brought by a page again when the run died between the two commits', async () => {
    const { mock, make, store, rest, pair } = await copied([DONATION, DESIGNATION])
    const { row, child } = await pair(DONATION, 'designations')
    mock.db.update(DESIGNATION, child, { amount_cents: 77 }, { touch: false })
    mock.db.update(DONATION, row, { payment_status: 'failed' })
    const space = await store.open('a')
    const commit = space.commit.bind(space)
    let cut = true
    space.commit = (what) =>
      cut && what.checkpoint?.stream === DONATION && what.records.length > 0
        ? Promise.reject(Object.assign(new Error('gone'), { code: 'store_lost' }))
        : commit(what)
    const first = await make().run()
    expect(first.streams.map(({ outcome }) => outcome).sort()).toEqual(['failed', 'waiting'])
    cut = false
    rest(1000)
    const second = await make().run()
    expect(second.streams.find(({ stream }) => stream === DONATION)).toMatchObject({
      updated: 1,
      strategy: 'delta',
    })
    expect((await space.records(DESIGNATION, [child])).get(child)!.resource.attributes.amount_cents).toBe(77)
  })
})
