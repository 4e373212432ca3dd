import { describe, expect, it } from 'vitest'
import { type Copy, type Doubt, merge, plainTraits } from '../../src/writer/index.ts'
import { churchOf, LAG, said, stored } from '../support/church.ts'

const P = 'people.Person'

it('reads that differ under one stamp within the lag are settled by one request after it', async () => {
  const { mock, sync, asked, rest } = churchOf(80, [P])
  await sync.run()
  mock.db.update(P, '7', { nickname: 'Unstamped' }, { touch: false })
  rest(LAG / 4)
  await sync.run({ strategy: 'full' })
  asked.length = 0
  rest(2 * LAG)
  await sync.run()
  expect(asked.filter((path) => path.endsWith('/people/7'))).toHaveLength(1)
  asked.length = 0
  await sync.run()
  expect(asked.filter((path) => path.endsWith('/people/7'))).toHaveLength(0)
  expect((await stored(sync, P)).map(said)).toEqual(mock.db.all(P).map(said))
})

it('a list that settled a record meanwhile saves the request', async () => {
  const { mock, sync, asked, rest } = churchOf(80, [P])
  await sync.run()
  mock.db.update(P, '7', { nickname: 'Unstamped' }, { touch: false })
  rest(LAG / 4)
  await sync.run({ strategy: 'full' })
  rest(2 * LAG)
  asked.length = 0
  await sync.run({ strategy: 'full' })
  expect(asked.filter((path) => path.endsWith('/people/7'))).toHaveLength(0)
})

describe('a doubt about a record', () => {
  const copy = (observed: number, name: string): Copy => ({
    kind: 'full',
    stream: P,
    id: '1',
    origin: 'list',
    row: { type: 'Person', id: '1', attributes: { name } },
    observed,
    input: `list.${observed}`,
  })
  const doubt: Doubt = {
    kind: 'doubt',
    stream: P,
    id: '1',
    origin: 'merger',
    observed: 50,
    input: 'merger.1',
  }
  const traits = { ...plainTraits, lag: 100 }
  const first = merge(null, copy(10, 'Ada'), traits)

  it.each([20, 60, 149, 150, 500])(
    'and a copy observed at %i come to one record in either order',
    (observed) => {
      const one = merge(merge(first, doubt, traits), copy(observed, 'Ada'), traits)
      const other = merge(merge(first, copy(observed, 'Ada'), traits), doubt, traits)
      expect({ ...one, lastChanged: 0 }).toEqual({ ...other, lastChanged: 0 })
      expect(one.dirtyUntil).toBe(observed < 150 ? 150 : null)
    },
  )

  it('changes nothing else, and nothing when it comes twice', () => {
    const once = merge(first, doubt, traits)
    expect(once).toMatchObject({
      hash: first.hash,
      live: first.live,
      resource: first.resource,
      dirtyUntil: 150,
    })
    expect(merge(once, doubt, traits)).toEqual({ ...once, rev: once.rev + 1 })
  })
})
