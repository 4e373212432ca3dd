import { expect, it } from 'vitest'
import { churchOf, LAG, said, stored } from '../support/church.ts'

const [P, E, G, M] = ['people.Person', 'people.Email', 'giving.Donation', 'people.PersonMerger']

/** Someone whom an email and a donation name. */
function known(mock: ReturnType<typeof churchOf>['mock']): string {
  const named = (stream: string) =>
    mock.db.all(stream).flatMap(({ relationships }) => {
      const data = relationships?.person?.data
      return data && 'id' in data ? [data.id] : []
    })
  const givers = new Set(named(G))
  return named(E).find((id) => givers.has(id))!
}

it('a merger tombstones the loser with the survivor, and what named the loser is read again after the lag', async () => {
  const { mock, sync, store, rest } = churchOf(300, [P, E, G, M])
  await sync.run()
  rest(5 * LAG)
  const lose = known(mock)
  const keep = mock.db.ids(P).find((id) => id !== lose)!
  mock.merge(keep, lose)
  const report = await sync.run()
  expect(report.streams.find(({ stream }) => stream === M)).toMatchObject({
    strategy: 'delta',
    created: 1,
    deleted: 1,
  })
  const space = await store.open('a')
  const loser = (await space.records(P, [lose])).get(lose)!
  expect(loser.tombstone?.proof).toEqual({ kind: 'merged', survivor: keep })
  const names = (stream: string) => async () =>
    (await stored(sync, stream)).filter(({ relationships }) => {
      const data = relationships?.person?.data
      return data && 'id' in data && data.id === lose
    }).length
  // PCO stamps nothing on what moved: a delta does not see it, the doubt about it does.
  expect(await names(E)()).toBeGreaterThan(0)
  expect(await names(G)()).toBeGreaterThan(0)
  rest(2 * LAG)
  const after = await sync.run()
  const spent = after.streams.find(({ stream }) => stream === M)!.requests
  expect(await names(E)()).toBe(0)
  expect(await names(G)()).toBe(0)
  for (const stream of [P, E, G])
    expect((await stored(sync, stream)).map(said), stream).toEqual(mock.db.all(stream).map(said))
  expect(spent).toBeGreaterThan(1)
  // Once: nothing is left to do.
  rest(2 * LAG)
  const third = await sync.run()
  expect(third.streams.find(({ stream }) => stream === M)).toMatchObject({
    requests: 1,
    updated: 0,
    deleted: 0,
  })
})

it('a merger of a chain is carried out to its end', async () => {
  const { mock, sync, rest } = churchOf(120, [P, M])
  await sync.run()
  rest(5 * LAG)
  mock.merge('2', '1')
  mock.merge('3', '2')
  await sync.run()
  expect((await stored(sync, P)).map(({ id }) => id)).toEqual([...mock.db.ids(P)])
})

it('mergers of long ago cost nothing: their losers never came', async () => {
  const { mock, sync } = churchOf(120, [P, M])
  const count = mock.db.count(M)
  expect(count).toBeGreaterThan(0)
  const report = await sync.run()
  const requests = report.streams.find(({ stream }) => stream === M)!.requests
  expect(requests).toBeLessThanOrEqual(Math.max(1, Math.ceil(count / 100)))
})
