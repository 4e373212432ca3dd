import { describe, expect, it } from 'vitest'
import { churchOf, DAY, said, stored } from '../support/church.ts'
import { seeded } from '../support/fake-source.ts'

const P = 'people.Person'
const streams = [P, 'people.Email', 'people.Campus', 'giving.Donation', 'calendar.Event', 'people.Household']

describe('a full copy in windows', () => {
  it('costs one request for each hundred rows, two probes a filter apart, and is equal to the church', async () => {
    const { mock, sync } = churchOf(1230, streams)
    const report = await sync.run()
    const floor = streams.reduce((sum, name) => sum + Math.max(1, Math.ceil(mock.db.count(name) / 100)), 0)
    expect(report.outcome).toBe('complete')
    expect(report.requests).toBeLessThanOrEqual(Math.floor(floor * 1.02))
    for (const name of streams)
      expect((await stored(sync, name)).map(said), name).toEqual(mock.db.all(name).map(said))
    const probes = report.streams.reduce((sum, entry) => sum + entry.probes, 0)
    const long = streams.filter((name) => mock.db.count(name) > 100).length
    expect(probes).toBe(2 * long)
    // What was learnt is kept: the next full copy asks for nothing but pages.
    const again = await sync.run({ strategy: 'full' })
    expect(again.streams.reduce((sum, entry) => sum + entry.probes, 0)).toBe(0)
    expect(again.requests).toBe(report.requests)
  })

  it('leaves rows created after its start to the next pass, which brings them', async () => {
    const { mock, sync, before } = churchOf(350, [P])
    before.request = (path) => {
      if (path.includes('offset=200')) mock.db.insert(P, { first_name: 'Late' })
    }
    const report = await sync.run()
    expect(report.streams[0]).toMatchObject({ outcome: 'complete', created: 350 })
    const next = await sync.run()
    expect(next.streams[0]).toMatchObject({ outcome: 'complete', strategy: 'delta', created: 1 })
  })

  it('goes on at the page where it was cut off, in the same window', async () => {
    const { mock, make, asked, before } = churchOf(650, [P], { readAhead: 1 })
    before.request = (path) => {
      if (path.includes('offset=400')) throw new TypeError('cut')
    }
    const first = await make().run()
    expect(first.streams[0]).toMatchObject({ outcome: 'failed', created: 400 })
    before.request = () => {}
    asked.length = 0
    mock.db.delete(P, '5')
    const second = await make().run()
    expect(second.streams[0]).toMatchObject({ outcome: 'complete', resumed: true })
    // The count fell by one meanwhile: it steps back past the row it read last.
    expect(
      asked.filter((path) => /\/people\?/.test(path)).map((path) => /offset=(\d+)/.exec(path)?.[1]),
    ).toEqual(['400', '398', '498', '598'])
  })

  it('misses nothing that is there all the time, whatever goes and comes while it reads', async () => {
    for (let seed = 1; seed <= 12; seed++) {
      const { mock, sync, before } = churchOf(300, [P, 'people.Email'], { perPage: 7 + seed }, seed)
      const random = seeded(seed)
      mock.db.ids('people.Email')
      let edits = 0
      before.request = () => {
        if (edits++ > 40 || random() < 0.4) return
        const ids = mock.db.ids(P)
        const id = ids[Math.floor(random() * ids.length)]!
        if (random() < 0.7) mock.db.delete(P, id)
        else mock.db.insert(P, { first_name: 'Eve' })
      }
      const report = await sync.run()
      expect(report.outcome, `seed ${seed}`).toBe('complete')
      const found = new Set((await stored(sync, P)).map(({ id }) => id))
      const missed = mock.db.ids(P).filter((id) => Number(id) <= 300 && !found.has(id))
      expect(missed, `seed ${seed}`).toEqual([])
    }
  })
})

describe('a documented filter that is ignored (facts §15.1)', () => {
  it('is found out by the probe, and the list is read by pages that overlap', async () => {
    const { mock, sync, asked, rest } = churchOf(450, [P])
    mock.faults.always({ ignoreWhere: ['created_at', 'updated_at'] })
    const report = await sync.run()
    expect(report.streams[0]).toMatchObject({ outcome: 'complete', created: 450, probes: 1 })
    expect(asked.filter((path) => path.includes('created_at')).length).toBeGreaterThan(0)
    expect((await stored(sync, P)).map(said)).toEqual(mock.db.all(P).map(said))
    // Kept: it is never asked again.
    asked.length = 0
    rest(2 * DAY)
    await sync.run()
    expect(asked.filter((path) => path.includes('where'))).toEqual([])
  })

  it('is found out by a row outside the range where the probe was passed, and nothing is lost', async () => {
    const { mock, sync, before } = churchOf(450, [P])
    mock.db.insert(P, { first_name: 'Later', created_at: '2026-06-05T00:00:00Z' })
    before.request = (path) => {
      if (path.includes('where') && !path.includes('2200') && !path.includes('1900'))
        mock.faults.next({ ignoreWhere: ['created_at'] })
    }
    const report = await sync.run()
    expect(report.streams[0]).toMatchObject({ outcome: 'complete', probes: 2 })
    expect((await stored(sync, P)).map(said)).toEqual(mock.db.all(P).map(said))
  })
})
