import { describe, expect, it } from 'vitest'
import { churchOf, copied, LAG, said, stored } from '../../support/church.ts'

const P = 'people.Person'
const HOUR = 3_600_000

describe('a reconcile', () => {
  it('costs three requests where nothing is gone', async () => {
    const { sync } = await copied(1500, [P])
    const { requests } = await sync.run({ strategy: 'reconcile' })
    expect(requests).toBeLessThanOrEqual(3)
  })

  it('finds deletes by counted pages, proves each, and leaves all others', async () => {
    const { mock, sync, asked } = await copied(3000, [P])
    const gone = mock.db.ids(P).filter((_, n) => n % 600 === 77)
    for (const id of gone) mock.db.delete(P, id)
    const report = await sync.run({ strategy: 'reconcile' })
    expect(report.streams[0]).toMatchObject({
      strategy: 'reconcile',
      outcome: 'complete',
      deleted: gone.length,
      missing: 0,
    })
    expect(report.requests).toBeLessThan(30)
    expect((await stored(sync, P)).map(({ id }) => id)).toEqual(mock.db.ids(P))
    // Only the stamp came with the rows that were compared.
    expect(
      asked
        .filter((path) => path.includes('[created_at][lt]') && !path.includes('per_page=1&'))
        .every((path) => /fields\[Person\]=created_at/.test(path)),
    ).toBe(true)
    for (const id of gone) expect(asked.filter((path) => path.endsWith(`/people/${id}`))).toHaveLength(1)
  })

  it('reads rows that were never stored, and brings edits along', async () => {
    const { mock, store, sync, clock } = await copied(500, [P])
    const old = new Date(clock.now() - 900 * HOUR).toISOString().replace(/\.\d+/, '')
    const late = mock.db.insert(P, { first_name: 'Late', created_at: old, updated_at: old })
    mock.db.update(P, '9', { first_name: 'Edited' })
    expect((await store.open('a')).connection).toBe('a')
    const report = await sync.run({ strategy: 'reconcile' })
    expect(report.streams[0]).toMatchObject({ created: 1, updated: 1, deleted: 0 })
    expect((await stored(sync, P)).map(said)).toEqual(mock.db.all(P).map(said))
    expect(late).toBeDefined()
  })

  it('reads the whole list where more was never stored than is worth asking for one by one', async () => {
    const { mock, sync, clock } = await copied(200, [P])
    const old = new Date(clock.now() - 900 * HOUR).toISOString().replace(/\.\d+/, '')
    for (let n = 0; n < 1050; n++) mock.db.insert(P, { created_at: old, updated_at: old })
    const report = await sync.run({ strategy: 'reconcile' })
    expect(report.streams[0]).toMatchObject({ created: 1050, missing: 0 })
    expect(report.requests).toBeLessThan(60)
    expect(await stored(sync, P)).toHaveLength(mock.db.count(P))
  })

  it('deletes nothing when a user who sees less reads', async () => {
    const { mock, sync } = await copied(400, [P])
    const hidden = mock.db.ids(P).slice(0, 200)
    for (const id of hidden) mock.db.delete(P, id)
    const report = await sync.run({ strategy: 'reconcile' })
    expect(report.streams[0]).toMatchObject({ deleted: 0, missing: 200 })
    expect(await stored(sync, P)).toHaveLength(400)
  })

  it('deletes nothing that was not found while rows that are there were not found either', async () => {
    const { mock, sync, before, clock, rest } = await copied(400, [P])
    const gone = mock.db.ids(P).filter((_, n) => n % 8 === 3)
    for (const id of gone) mock.db.delete(P, id)
    let lost = 0
    before.request = (path) => {
      // The permission is lost after some answers, for ten seconds: fifty requests.
      if (!/people\/\d+$/.test(path)) return
      if (lost === 0 && path.endsWith(`/${gone[9]}`)) lost = clock.now()
      if (lost > 0 && clock.now() - lost < 10_000) mock.faults.next({ status: 404 })
    }
    const report = await sync.run({ strategy: 'reconcile' })
    // What was proven before stays so; of what came later nothing is believed.
    expect(report.streams[0]!.deleted).toBeLessThanOrEqual(9)
    rest(10_000)
    expect((await sync.run({ strategy: 'reconcile' })).streams[0]).toMatchObject({ missing: 0 })
    expect((await stored(sync, P)).map(({ id }) => id)).toEqual(mock.db.ids(P))
  })

  it('waits for the lag before it takes a 404 for a delete', async () => {
    const church = churchOf(300, [P])
    await church.sync.run()
    church.mock.db.delete(P, '5')
    church.rest(LAG / 2)
    const soon = await church.sync.run({ strategy: 'reconcile' })
    expect(soon.streams[0]).toMatchObject({ deleted: 0, missing: 1 })
    church.rest(LAG)
    const later = await church.sync.run({ strategy: 'reconcile' })
    expect(later.streams[0]).toMatchObject({ deleted: 1, missing: 0 })
  })

  it('does not take for gone what only a webhook told of, while reads may lag behind it', async () => {
    const { mock, sync, clock, rest } = await copied(300, [P])
    const row = { ...mock.db.get(P, '7')!, id: '900000001' }
    await sync.receive([
      {
        id: 'e1',
        name: 'people.v2.events.person.created',
        eventTime: new Date(clock.now()).toISOString(),
        row,
      },
    ])
    expect((await sync.run({ strategy: 'reconcile' })).streams[0]).toMatchObject({ deleted: 0, missing: 1 })
    rest(2 * LAG)
    expect((await sync.run({ strategy: 'reconcile' })).streams[0]).toMatchObject({ deleted: 1, missing: 0 })
  })

  it('reads the whole list where it cannot be counted in ranges', async () => {
    const { mock, sync } = await copied(300, ['people.Address'])
    const [id] = mock.db.ids('people.Address')
    mock.db.delete('people.Address', id!)
    const report = await sync.run({ strategy: 'reconcile' })
    expect(report.streams[0]).toMatchObject({ strategy: 'reconcile', deleted: 1 })
  })

  it('finds what is gone behind a row whose time of creation changed without a stamp', async () => {
    const { mock, sync } = await copied(300, [P])
    const ids = [...mock.db.ids(P)]
    const times = ids.map((id) => Date.parse(`${mock.db.get(P, id)!.attributes.created_at}`))
    const byTime = ids.map((_, n) => n).sort((a, b) => times[a]! - times[b]!)
    const [first, last] = [ids[byTime[3]!]!, ids[byTime.at(-3)!]!]
    // One goes among the last, and one of the first comes to stand there: the counts of the last agree.
    mock.db.delete(P, last)
    const stamp = new Date(times[byTime.at(-3)!]!).toISOString().replace('.000', '')
    mock.db.update(P, first, { created_at: stamp }, { touch: false })
    const report = await sync.run({ strategy: 'reconcile' })
    expect(report.streams[0]).toMatchObject({ deleted: 1, updated: 1, missing: 0 })
    expect((await stored(sync, P)).map(said)).toEqual(mock.db.all(P).map(said))
  })

  it('finds what was never stored behind a row whose time of creation changed without a stamp', async () => {
    const { mock, sync, clock } = await copied(300, [P])
    const times = mock.db.all(P).map(({ id, attributes }) => ({ id, at: `${attributes.created_at}` }))
    times.sort((a, b) => (a.at < b.at ? -1 : 1))
    const [first, last] = [times[2]!, times.at(-3)!]
    // One of the last goes among the first, and where it stood is one that nobody knows: the counts of the last agree.
    mock.db.update(P, last.id, { created_at: first.at }, { touch: false })
    mock.db.insert(P, { created_at: last.at, updated_at: last.at })
    expect(clock.now()).toBeGreaterThan(Date.parse(last.at))
    const report = await sync.run({ strategy: 'reconcile' })
    expect(report.streams[0]).toMatchObject({ created: 1, updated: 1, missing: 0 })
    expect((await stored(sync, P)).map(said)).toEqual(mock.db.all(P).map(said))
  })

  it('reads the whole list where rows change their place without end', async () => {
    const { mock, sync, before, store } = await copied(300, [P])
    const times = mock.db.all(P).map(({ id, attributes }) => ({ id, at: `${attributes.created_at}` }))
    times.sort((a, b) => (a.at < b.at ? -1 : 1))
    const space = await store.open('a')
    const complete = async () => (await space.checkpoint(P))?.complete?.id
    const earlier = await complete()
    let searches = 0
    before.request = (path) => {
      // As a search begins one of the last goes among the first.
      if (!path.includes('fields[Person]') || !path.includes('[gte]=1900')) return
      const last = times[times.length - 2 - searches++]!
      mock.db.update(P, last.id, { created_at: times[1]!.at }, { touch: false })
    }
    const report = await sync.run({ strategy: 'reconcile' })
    expect(report.streams[0]).toMatchObject({ outcome: 'complete', missing: 0, updated: 3 })
    expect(searches).toBe(3)
    expect(await complete()).not.toBe(earlier)
    expect((await stored(sync, P)).map(said)).toEqual(mock.db.all(P).map(said))
  })

  it('reads the whole list where rows are counted and none come', async () => {
    const { mock, sync, answers } = await copied(300, [P])
    mock.db.delete(P, mock.db.ids(P)[0]!)
    answers.alter = (path, body) => {
      if (path.includes('[created_at][lt]')) Object.assign(body, { data: [], meta: { total_count: 1 } })
    }
    const report = await sync.run({ strategy: 'reconcile' })
    expect(report.streams[0]).toMatchObject({ outcome: 'complete', deleted: 1, missing: 0 })
  })

  it('is due when time is up, and priced in the plan', async () => {
    const { sync, rest, mock } = await copied(300, [P], { reconcileEvery: { [P]: HOUR } })
    const strategyOf = async () => (await sync.plan()).streams[0]
    expect(await strategyOf()).toMatchObject({ strategy: 'delta', requests: 1 })
    rest(HOUR)
    expect(await strategyOf()).toMatchObject({ strategy: 'reconcile', requests: 3 })
    mock.db.delete(P, '7')
    expect((await sync.run()).streams[0]).toMatchObject({ strategy: 'reconcile', deleted: 1 })
    expect(await strategyOf()).toMatchObject({ strategy: 'delta' })
    expect((await sync.run()).streams[0]).toMatchObject({ strategy: 'delta' })
  })

  it('certifies nothing: the last complete reading stays what it is', async () => {
    const { sync, store, mock } = await copied(300, [P])
    const space = await store.open('a')
    const before = await space.checkpoint(P)
    mock.db.delete(P, '7')
    await sync.run({ strategy: 'reconcile' })
    const after = await space.checkpoint(P)
    expect(after?.complete).toEqual(before?.complete)
    expect(after?.reconciled?.at).toBeGreaterThan(before!.complete!.startedAt)
  })
})
