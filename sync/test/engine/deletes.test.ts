import { describe, expect, it } from 'vitest'
import { row } from '../support/fake-source.ts'
import { collect, ids, list, P, setup } from '../support/fake-sync.ts'

describe('deletes', () => {
  const lag = 600_000

  it('are proven: missing from a complete generation, 404 after the lag, a living sibling answers', async () => {
    const { sync, source, clock } = setup({ streams: [P] })
    source.fill(P, 25)
    await sync.run()
    list(source).splice(3, 2)
    clock.advance(lag)
    const report = await sync.run()
    expect(report.streams[0]).toMatchObject({ outcome: 'complete', deleted: 2, missing: 0 })
    expect(source.asked.filter((asked) => asked.includes('/'))).toEqual([
      `${P}/1001`,
      `${P}/1004`,
      `${P}/1005`,
      `${P}/1001`,
    ])
    expect(await ids(sync.records(P))).toHaveLength(23)
    expect((await collect(sync.changes({ after: 25 }))).map(({ kind, id }) => [kind, id])).toEqual([
      ['deleted', '1004'],
      ['deleted', '1005'],
    ])
    list(source).push(row('Person', '1004', { n: 3 }))
    expect((await sync.run()).streams[0]).toMatchObject({ restored: 1 })
  })

  it('wait while the record was seen less than the lag ago', async () => {
    const { sync, source } = setup({ streams: [P] })
    source.fill(P, 25)
    await sync.run()
    list(source).splice(3, 2)
    expect((await sync.run()).streams[0]).toMatchObject({ deleted: 0, missing: 2 })
    expect((await sync.status()).streams[0]).toMatchObject({ state: 'complete', missing: 2, records: 25 })
  })

  it('never come from a list that suddenly lost a large part, as with a lost permission', async () => {
    const { sync, source, clock } = setup({ streams: [P] })
    source.fill(P, 60)
    await sync.run()
    source.lists.set(P, list(source).slice(0, 20))
    clock.advance(lag)
    expect((await sync.run()).streams[0]).toMatchObject({ outcome: 'complete', deleted: 0, missing: 40 })
    source.lists.set(P, [])
    expect((await sync.run()).streams[0]).toMatchObject({ deleted: 0, missing: 60 })
    expect(source.asked.some((asked) => asked.includes('/'))).toBe(false)
  })

  it('never come when the sibling answers 404 too', async () => {
    const { sync, source, clock } = setup({ streams: [P] })
    source.fill(P, 25)
    await sync.run()
    list(source).splice(3, 2)
    clock.advance(lag)
    const get = source.get.bind(source)
    source.get = async (stream, id) => ({ ...(await get(stream, id)), row: null })
    expect((await sync.run()).streams[0]).toMatchObject({ deleted: 0, missing: 2 })
  })

  it('never come for types that cannot be read by id', async () => {
    const { sync, source, clock } = setup({ streams: [P] })
    source.gettable = false
    source.fill(P, 25)
    await sync.run()
    list(source).splice(3, 2)
    clock.advance(lag)
    expect((await sync.run()).streams[0]).toMatchObject({ deleted: 0, missing: 2 })
  })
})
