import { describe, expect, it } from 'vitest'
import type { SyncEvent } from '../../src/index.ts'
import { row } from '../support/fake-source.ts'
import { collect, ids, list, P, setup } from '../support/fake-sync.ts'

describe('a run', () => {
  it('copies every stream that lists, and certifies each', async () => {
    const { sync, source } = setup()
    source.fill(P, 35)
    source.fill('people.Email', 12)
    const report = await sync.run()
    expect(report.outcome).toBe('complete')
    expect(report.streams.map(({ stream, outcome, created }) => [stream, outcome, created]).sort()).toEqual([
      ['people.Email', 'complete', 12],
      ['people.Person', 'complete', 35],
      ['people.Tab', 'complete', 0],
    ])
    expect(await collect(sync.records(P))).toEqual(list(source))
    expect(report.requests).toBe(4 + 2 + 1)
    expect(report.unreachable).toHaveLength(3)
  })

  it('writes only what changed the second time, and tells the feed', async () => {
    const { sync, source } = setup()
    source.fill(P, 25)
    await sync.run()
    list(source)[7] = row('Person', '1008', { n: 'new' })
    list(source).push(row('Person', '2000', {}))
    const report = await sync.run()
    const person = report.streams.find(({ stream }) => stream === P)
    expect(person).toMatchObject({ created: 1, updated: 1, unchanged: 24 })
    const changes = (await collect(sync.changes({ after: 25 }))).map(({ seq, kind, id, changed }) => ({
      seq,
      kind,
      id,
      changed,
    }))
    expect(changes).toEqual([
      { seq: 26, kind: 'updated', id: '1008', changed: ['n'] },
      { seq: 27, kind: 'created', id: '2000', changed: [] },
    ])
  })

  it('goes on where it was cut off, and reads no page twice', async () => {
    const { make, source } = setup({ streams: [P] })
    source.fill(P, 95)
    source.onPage = (_, offset) => {
      if (offset === 40) throw Object.assign(new Error('cut'), { code: 'network' })
    }
    const first = await make().run()
    expect(first.streams[0]).toMatchObject({
      outcome: 'failed',
      created: 41,
      trouble: { code: 'network', retry: true },
    })
    source.onPage = () => {}
    const plan = await make().plan()
    expect(plan.streams[0]).toMatchObject({ resumes: true, why: 'goes on at 40 of 95' })
    const second = await make().run()
    expect(second.streams[0]).toMatchObject({ outcome: 'complete', resumed: true, created: 54 })
    expect(new Set(source.asked).size).toBe(source.asked.length)
    expect(await ids(make().records(P))).toHaveLength(95)
  })

  it('steps back when rows vanish while it reads, so that none is missed', async () => {
    const { sync, source, events } = setup({ streams: [P] })
    source.fill(P, 50)
    source.onPage = (_, offset) => {
      if (offset === 30 && list(source).length === 50) list(source).splice(2, 5)
    }
    const report = await sync.run()
    expect(report.streams[0]?.outcome).toBe('complete')
    const stored = await ids(sync.records(P))
    for (const { id } of list(source)) expect(stored).toContain(id)
    expect(events.filter(({ type }) => type === 're-read')).toMatchObject([{ from: 25 }])
  })

  it('steps back too when rows vanished while it was not running', async () => {
    const { sync, source } = setup({ streams: [P] })
    source.fill(P, 50)
    source.onPage = (_, offset) => {
      if (offset === 30) throw new Error('cut')
    }
    await sync.run()
    source.onPage = () => {}
    list(source).splice(0, 12)
    const report = await sync.run()
    expect(report.streams[0]?.outcome).toBe('complete')
    const stored = await ids(sync.records(P))
    for (const { id } of list(source)) expect(stored).toContain(id)
  })

  it('reads rows that come at the end while it reads', async () => {
    const { sync, source } = setup({ streams: [P] })
    source.fill(P, 30)
    source.onPage = (_, offset) => {
      if (offset === 20) list(source).push(row('Person', '9000', {}), row('Person', '9001', {}))
    }
    const report = await sync.run()
    expect(report.streams[0]).toMatchObject({ outcome: 'complete', created: 32 })
  })

  it('begins the list anew, in the same generation, when fewer distinct rows came than PCO counts', async () => {
    const { sync, source, events } = setup({ streams: [P] })
    source.fill(P, 30)
    source.onPage = (_, offset) => {
      // An unstable order: a row read already and one to come change places, once.
      const rows = list(source)
      if (offset === 10) [rows[5], rows[15]] = [rows[15]!, rows[5]!]
      if (offset === 20) source.onPage = () => {}
    }
    const report = await sync.run()
    expect(events.filter(({ type }) => type === 're-read')).toMatchObject([
      { from: 0, reason: '29 distinct records of 30' },
    ])
    expect(report.streams[0]).toMatchObject({ outcome: 'complete', created: 30 })
    expect(report.requests).toBe(6)
  })

  it('steps back when one row goes and another comes, which the total does not show', async () => {
    const { sync, source, events } = setup({ streams: [P] })
    source.fill(P, 30)
    source.onPage = (_, offset) => {
      if (offset !== 10 || list(source)[0]?.id !== '1001') return
      list(source).splice(0, 1)
      list(source).push(row('Person', '9000', {}))
    }
    expect((await sync.run()).streams[0]).toMatchObject({ outcome: 'complete', created: 31 })
    const stored = await ids(sync.records(P))
    for (const { id } of list(source)) expect(stored).toContain(id)
    expect(events.filter(({ type }) => type === 're-read')).toHaveLength(1)
  })

  it('steps back when what it read last is gone, though the total is as before', async () => {
    const { sync, source, events } = setup({ streams: [P] })
    source.fill(P, 60)
    source.onPage = (_, offset) => {
      if (offset !== 40 || list(source)[25]?.id !== '1026') return
      list(source).splice(20, 25)
      for (let n = 0; n < 25; n++) list(source).push(row('Person', `90${10 + n}`, {}))
    }
    expect((await sync.run()).streams[0]?.outcome).toBe('complete')
    const stored = await ids(sync.records(P))
    for (const { id } of list(source)) expect(stored).toContain(id)
    expect(events.filter(({ type }) => type === 're-read').length).toBeGreaterThan(0)
  })

  it('ends without a certificate when the order never holds, and does not go round for ever', async () => {
    const { sync, source } = setup({ streams: [P] })
    source.fill(P, 90)
    let turn = 0
    source.onPage = () => {
      list(source).push(...list(source).splice(0, 25 + (turn++ % 7)))
    }
    const report = await sync.run()
    expect(report.streams[0]).toMatchObject({ outcome: 'incomplete', trouble: { code: 'counts_disagree' } })
  })

  it('does not certify a generation whose counts never agree, and deletes nothing by it', async () => {
    const { sync, source } = setup({ streams: [P] })
    source.fill(P, 12)
    await sync.run()
    source.lists.set(P, [...list(source).slice(0, 10), list(source)[0]!, list(source)[1]!])
    const report = await sync.run()
    expect(report.streams[0]).toMatchObject({ outcome: 'incomplete', trouble: { code: 'counts_disagree' } })
    expect(await ids(sync.records(P))).toHaveLength(12)
    expect((await sync.status()).streams[0]).toMatchObject({ state: 'incomplete', records: 12 })
  })

  it('keeps a failing stream apart: cause and way out in the report, the others complete', async () => {
    const { sync, source } = setup()
    source.fill(P, 15)
    source.onPage = (stream) => {
      if (stream === 'people.Email') throw Object.assign(new Error('403 Forbidden'), { code: 'permission' })
    }
    const report = await sync.run()
    expect(report.outcome).toBe('partial')
    const email = report.streams.find(({ stream }) => stream === 'people.Email')
    expect(email).toMatchObject({
      outcome: 'failed',
      trouble: { code: 'permission', cause: '403 Forbidden', retry: false },
    })
    expect(email?.trouble?.remedy).toContain('access')
    const status = await sync.status()
    expect(status.streams.map(({ stream, state }) => [stream, state])).toEqual([
      ['people.Email', 'failed'],
      ['people.Person', 'complete'],
      ['people.Tab', 'complete'],
    ])
  })

  it('ends as cancelled when aborted, and goes on from there', async () => {
    const { sync, source } = setup({ streams: [P] })
    source.fill(P, 50)
    const stop = new AbortController()
    source.onPage = (_, offset) => {
      if (offset === 20) stop.abort()
    }
    const report = await sync.run({ signal: stop.signal })
    expect(report).toMatchObject({ outcome: 'cancelled', streams: [{ outcome: 'cancelled', trouble: null }] })
    source.onPage = () => {}
    expect((await sync.run()).streams[0]).toMatchObject({ outcome: 'complete', resumed: true })
    expect(await ids(sync.records(P))).toHaveLength(50)
  })

  it('tells of rows that are no records and does not certify without them', async () => {
    const { sync, source, events } = setup({ streams: [P] })
    source.fill(P, 5)
    list(source).push({ type: 'Person' } as never)
    const report = await sync.run()
    expect(report.streams[0]).toMatchObject({ outcome: 'incomplete', refused: 1, created: 5 })
    expect(events.some(({ type }) => type === 'row-refused')).toBe(true)
  })

  it('shares a store with another run: a stream is worked on by one', async () => {
    const { make, source } = setup({ streams: [P] })
    source.fill(P, 60)
    const other = make({ owner: 'other' })
    let second: Awaited<ReturnType<typeof other.run>> | undefined
    const first = make({
      onEvent: async (event) => {
        if (event.type === 'stream-started') second = await other.run()
      },
    })
    expect((await first.run()).outcome).toBe('complete')
    expect(second?.streams[0]).toMatchObject({ outcome: 'busy', trouble: { code: 'busy' } })
  })

  it('stops writing when its lease ran out and another took the stream', async () => {
    const { make, source, clock, store } = setup({ streams: [P] })
    source.fill(P, 60)
    const slept: SyncEvent[] = []
    const zombie = make({ onEvent: (event) => slept.push(event) })
    source.onPage = (_, offset) => {
      if (offset !== 20) return
      source.onPage = () => {}
      // A laptop put to sleep: its renewals come too late, and another run has taken over.
      const space = store.open('a')
      clock.advance(0)
      void space.then((room) =>
        room.acquire({ name: P, owner: 'other', nonce: 'x', ttl: 1e9, now: clock.now() + 1e8 }),
      )
    }
    const report = await zombie.run()
    expect(report.streams[0]).toMatchObject({ outcome: 'failed', trouble: { code: 'fenced' } })
    expect((await ids(zombie.records(P))).length).toBeLessThan(60)
  })

  it('takes over from a process of this host that was killed, without waiting for its lease', async () => {
    const { make, source, store, clock } = setup({ streams: [P], ownerGone: (owner) => owner === 'dead' })
    source.fill(P, 5)
    const space = await store.open('a')
    await space.acquire({ name: P, owner: 'dead', nonce: 'd', ttl: 1e9, now: clock.now() })
    expect((await make().run()).outcome).toBe('complete')
  })

  it('copies lists without a total', async () => {
    const { sync, source } = setup({ streams: [P] })
    source.withTotal = false
    source.fill(P, 23)
    expect((await sync.run()).streams[0]).toMatchObject({ outcome: 'complete', created: 23 })
  })

  it('refuses a stream that does not exist and says what there is', () => {
    expect(() => setup({ streams: ['people.Emial'] })).toThrow(
      /No stream is called "people.Emial".*people\.\*/,
    )
  })
})

describe('events and status', () => {
  it('can be followed while a run goes on', async () => {
    const { sync, source } = setup({ streams: [P] })
    source.fill(P, 15)
    const seen: string[] = []
    const following = (async () => {
      for await (const event of sync.events()) {
        seen.push(event.type)
        if (event.type === 'run-finished') return
      }
    })()
    await sync.run()
    await following
    expect(seen).toEqual(['run-started', 'stream-started', 'page', 'page', 'stream-finished', 'run-finished'])
  })

  it('tell freshness, counts and requests', async () => {
    const { sync, source, clock } = setup({ streams: [P] })
    source.fill(P, 15)
    const begun = clock.now()
    await sync.run()
    clock.advance(60_000)
    const { streams, lastRun } = await sync.status()
    expect(streams).toMatchObject([{ state: 'complete', records: 15, requests: 2, lastSuccess: begun }])
    expect(streams[0]?.staleness).toBe(clock.now() - begun)
    expect(lastRun).toMatchObject({ outcome: 'complete', requests: 2 })
  })
})
