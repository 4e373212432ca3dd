import { describe, expect, it } from 'vitest'
import type { ReceivedEvent, SyncOptions } from '../../src/index.ts'
import { declaration, people, row } from '../support/fake-source.ts'
import { collect, ids, list, setup as plain } from '../support/fake-sync.ts'

const P = 'people.Person'
const LAG = 600_000
const declared = (type: string, word: string) =>
  declaration(type, {
    webhooks: ['created', 'updated', 'destroyed'].map((verb) => `people.v2.events.${word}.${verb}`),
  })
const catalogue = {
  ...people,
  streams: [
    declared('Person', 'person'),
    declared('Email', 'email'),
    declared('PersonMerger', 'person_merger'),
  ],
}

const setup = (options: Partial<SyncOptions> = {}) =>
  plain({ streams: [P], catalogues: [catalogue], lag: LAG, ...options })

let number = 0
function event(name: string, id: string, at: number | null, attributes?: object): ReceivedEvent {
  const type = { person: 'Person', email: 'Email', person_merger: 'PersonMerger' }[name.split('.')[0]!]
  return {
    id: `e${number++}`,
    name: `people.v2.events.${name}`,
    eventTime: at === null ? null : new Date(at).toISOString(),
    row: { type: type ?? 'Thing', id, attributes },
  }
}

describe('webhooks', () => {
  it('of what was created and updated are merged; a payload touches only what it holds', async () => {
    const { sync, source, clock } = setup()
    source.lists.set(P, [row('Person', '1', { first: 'Ada', last: 'King' })])
    await sync.run()
    const now = clock.now()
    const report = await sync.receive([
      event('person.updated', '1', now + 1, { last: 'Lovelace' }),
      event('person.created', '2', now + 2, { first: 'Alan' }),
    ])
    expect(report).toMatchObject({ events: 2, created: 1, updated: 1, unchanged: 0, requests: 0 })
    expect(await collect(sync.records(P))).toEqual([
      row('Person', '1', { first: 'Ada', last: 'Lovelace' }),
      row('Person', '2', { first: 'Alan' }),
    ])
    const changes = await collect(sync.changes({ after: 1 }))
    expect(changes.map(({ kind, id, changed }) => [kind, id, changed])).toEqual([
      ['updated', '1', ['last']],
      ['created', '2', ['first']],
    ])
  })

  it('change nothing when they come again, together or later', async () => {
    const { sync, clock, store } = setup()
    const events = [
      event('person.created', '1', clock.now(), { n: 1 }),
      event('person.updated', '1', clock.now() - 5, { n: 0 }),
      event('person.destroyed', '3', clock.now()),
    ]
    await sync.receive([...events, events[0]!])
    const space = await store.open('a')
    const before = await space.scan(P, { limit: 10 })
    expect(before.map(({ rev }) => rev)).toEqual([1, 1])
    expect(await sync.receive([...events].reverse())).toMatchObject({ unchanged: 3, created: 0 })
    expect(await space.scan(P, { limit: 10 })).toEqual(before)
  })

  it('of what was destroyed make it gone at once, unless it was seen since', async () => {
    const { sync, source, clock } = setup()
    source.fill(P, 3)
    await sync.run()
    const report = await sync.receive([event('person.destroyed', '1002', clock.now() + 1)])
    expect(report).toMatchObject({ deleted: 1, requests: 0, waiting: 0 })
    expect(await ids(sync.records(P))).toEqual(['1001', '1003'])
  })

  it('that are older than the last sighting are decided by one request, once reads no longer lag', async () => {
    const { sync, source, clock, store } = setup()
    source.fill(P, 3)
    const before = clock.now()
    await sync.run()
    const old = ['1001', '1002'].map((id) => event('person.destroyed', id, before))
    expect(await sync.receive(old)).toMatchObject({ deleted: 0, requests: 0, waiting: 2 })
    list(source).splice(1, 1)
    clock.advance(LAG)
    expect(await sync.receive([])).toMatchObject({ deleted: 1, requests: 2, waiting: 0 })
    expect(await ids(sync.records(P))).toEqual(['1001', '1003'])
    const gone = (await (await store.open('a')).records(P, ['1002'])).get('1002')
    expect(gone?.tombstone?.proof).toEqual({ kind: 'destroyed' })
    // One was found alive after the lag: to hear of it again costs nothing.
    expect(await sync.receive(old)).toMatchObject({ requests: 0, waiting: 0 })
  })

  it('leave what is in doubt to the next run when nobody calls, and the run tells what it cost', async () => {
    const { sync, source, clock } = setup()
    source.fill(P, 3)
    const before = clock.now()
    await sync.run()
    await sync.receive([event('person.destroyed', '1002', before)])
    clock.advance(LAG)
    const asked = source.asked.length
    source.onPage = () => {
      throw Object.assign(new Error('no list today'), { code: 'permission' })
    }
    const report = await sync.run()
    expect(report.requests).toBe(1)
    expect(source.asked.slice(asked)).toEqual([`${P}/1002`])
    expect(await sync.receive([])).toMatchObject({ waiting: 0 })
  })

  it('ask for at most twenty records a call, and for none while the sync is paused', async () => {
    const { sync, source, clock } = setup()
    source.fill(P, 30)
    const before = clock.now()
    await sync.run()
    await sync.receive(list(source).map(({ id }) => event('person.destroyed', id, before)))
    clock.advance(LAG)
    sync.pause()
    expect(await sync.receive([])).toMatchObject({ requests: 0, waiting: 30 })
    sync.resume()
    expect(await sync.receive([])).toMatchObject({ requests: 20, waiting: 10 })
    expect(await sync.receive([])).toMatchObject({ requests: 10, waiting: 0 })
  })

  it('are read instead where PCO tells no time', async () => {
    const { sync, source } = setup()
    source.fill(P, 2)
    await sync.run()
    const updated = event('person.updated', '1001', null, { n: 'x' })
    expect(await sync.receive([updated])).toMatchObject({ requests: 1, waiting: 0 })
    list(source).splice(1, 1)
    const destroyed = event('person.destroyed', '1002', null)
    expect(await sync.receive([destroyed])).toMatchObject({ deleted: 1, requests: 1, waiting: 0 })
  })

  it('of streams not copied, unknown ones and broken ones are counted and do no harm', async () => {
    const { sync, clock } = setup()
    const report = await sync.receive([
      event('email.created', '1', clock.now(), { address: 'a@b.org' }),
      event('person.knighted', '1', clock.now(), { n: 1 }),
      event('person.knighted', '2', clock.now(), { n: 1 }),
      event('person.created', '', clock.now(), { n: 1 }),
      event('person.created', '4', clock.now()),
    ])
    const unknown = { 'people.v2.events.person.knighted': 2 }
    expect(report).toMatchObject({ events: 5, ignored: 1, refused: 2, unknown, created: 0 })
    expect(await ids(sync.records(P))).toEqual([])
  })

  it('of a merger make the loser gone, the survivor its proof, which is read once reads no longer lag', async () => {
    const { sync, source, clock, store } = setup()
    source.fill(P, 2)
    await sync.run()
    const at = clock.now() + 1
    const merger = { person_to_keep_id: 1001, person_to_remove_id: 1002 }
    const report = await sync.receive([event('person_merger.created', '7', at, merger)])
    expect(report).toMatchObject({ deleted: 1, waiting: 1, ignored: 0 })
    const gone = (await (await store.open('a')).records(P, ['1002'])).get('1002')
    expect(gone?.tombstone).toEqual({ at, proof: { kind: 'merged', survivor: '1001' } })
    list(source)[0] = row('Person', '1001', { n: 'both' })
    clock.advance(LAG + 1)
    expect(await sync.receive([])).toMatchObject({ updated: 1, requests: 1, waiting: 0 })
  })

  it('are kept when the request for one in doubt fails', async () => {
    const { sync, source, clock } = setup()
    source.get = async () => {
      throw Object.assign(new Error('down'), { code: 'network' })
    }
    const events = [
      event('person.updated', '1', null, { n: 1 }),
      event('person.created', '9', clock.now(), {}),
    ]
    expect(await sync.receive(events)).toMatchObject({ created: 1, requests: 1, waiting: 1 })
  })

  it('wait for each other, and say so when another process does not end', async () => {
    const { sync, clock, store } = setup()
    const both = await Promise.all([
      sync.receive([event('person.created', '1', clock.now(), {})]),
      sync.receive([event('person.created', '2', clock.now(), {})]),
    ])
    expect(both.map(({ created }) => created)).toEqual([1, 1])
    const space = await store.open('a')
    await space.acquire({ name: 'webhooks', owner: 'other', nonce: 'x', ttl: 1e9, now: clock.now() })
    const refused = expect(sync.receive([])).rejects.toMatchObject({ code: 'webhooks_busy' })
    for (let turn = 0; turn < 20; turn++) {
      for (let step = 0; step < 50; step++) await Promise.resolve()
      clock.advance(10_000)
    }
    await refused
  })
})

describe('webhooks while a run reads the same stream', () => {
  it('are merged by whoever comes second, and count neither as missing nor as gone', async () => {
    const { sync, source, clock } = setup()
    source.fill(P, 95)
    let received: Promise<unknown> = Promise.resolve()
    source.onPage = (_, offset) => {
      if (offset !== 40) return
      // One made behind the reader's back, one changed that is yet to be read, one that was read and is destroyed.
      received = sync.receive([
        event('person.created', '9000', clock.now(), { n: 'new' }),
        event('person.updated', '1060', clock.now() + 1e5, { n: 'changed' }),
        event('person.destroyed', '1010', clock.now() + 1e5),
      ])
    }
    const report = await sync.run()
    await received
    expect(report.streams).toMatchObject([{ outcome: 'complete', missing: 0, deleted: 0 }])
    const stored = new Map((await collect(sync.records(P))).map((found) => [found.id, found.attributes.n]))
    const found = [stored.size, stored.get('9000'), stored.get('1060'), stored.has('1010')]
    expect(found).toEqual([95, 'new', 'changed', false])
  })

  it('what only they told of is missing from the next reading, and gone only with proof', async () => {
    const { sync, source, clock } = setup()
    source.fill(P, 20)
    await sync.receive([event('person.created', '9000', clock.now(), {})])
    clock.advance(1)
    expect((await sync.run()).streams).toMatchObject([{ missing: 1, deleted: 0 }])
    clock.advance(LAG)
    expect((await sync.run()).streams).toMatchObject([{ missing: 0, deleted: 1 }])
  })
})
