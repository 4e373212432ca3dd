import { createClient, personalAccessToken } from '@pcokit/sdk'
import type { AnyRow, Catalogue } from '@pcokit/sdk/runtime'
import { describe, expect, it } from 'vitest'
import { createSync } from '../../src/index.ts'
import { memoryStore } from '../../src/stores/memory/index.ts'
import { declaration, FakeClock, row, seeded } from '../support/fake-source.ts'
import { NestedSource } from '../support/nested-source.ts'

const client = createClient({ auth: personalAccessToken('id', 'secret'), products: {} })

/** Cards lie below boards and below teams: either way brings all of them. */
const people: Catalogue = {
  format: 1,
  product: 'people',
  key: 'people',
  streams: [
    declaration('Board'),
    declaration('Team'),
    declaration('Card', {
      collections: [],
      gets: [],
      walks: [
        { path: '/boards/*/cards', parents: ['Board'] },
        { path: '/teams/*/cards', parents: ['Team'] },
      ],
      references: { board: ['Board'], team: ['Team'] },
    }),
  ],
}
const [BOARD, TEAM, CARD] = ['people.Board', 'people.Team', 'people.Card']

const rows = (type: string, ids: readonly string[]): AnyRow[] => ids.map((id) => row(type, id))
/** More than a page. */
const CARDS = Array.from({ length: 15 }, (_, index) => `${101 + index}`)
const fault = (code: string): Error => Object.assign(new Error(code), { code })

function setup() {
  const clock = new FakeClock()
  const source = new NestedSource(clock)
  const store = memoryStore()
  const sync = createSync({
    ...{ client, connection: 'a', store, catalogues: [people], clock, source, random: seeded(1) },
    ...{ owner: 'me', retries: 0, deepEvery: 0, readAhead: 1, streams: [CARD, BOARD, TEAM] },
  })
  source.lists.set(BOARD, rows('Board', ['10', '20', '30', '40']))
  source.lists.set(TEAM, rows('Team', ['1']))
  source.below.set('/boards/20/cards', rows('Card', CARDS))
  source.below.set('/teams/1/cards', rows('Card', CARDS))
  return { source, sync }
}

async function run(sync: ReturnType<typeof setup>['sync']) {
  const report = await sync.run()
  return report.streams.find(({ stream }) => stream === CARD)!
}

async function cards(sync: ReturnType<typeof setup>['sync']): Promise<string[]> {
  const found: string[] = []
  for await (const { id } of sync.records(CARD)) found.push(id)
  return found
}

describe('a walk that was cut off', () => {
  it('begins anew where the way has changed: ids of other parents tell nothing of these', async () => {
    const { source, sync } = setup()
    // Nobody has counted yet: both ways look alike, and boards come first.
    source.onBelow = (path, offset) => {
      if (path === '/boards/20/cards' && offset > 0) throw fault('server')
    }
    expect((await run(sync)).outcome).toBe('failed')
    source.onBelow = () => {}
    source.asked.length = 0
    // Now they are counted, and teams are fewer.
    expect((await run(sync)).outcome).toBe('complete')
    expect(source.asked).toContain('/teams/1/cards@0')
    expect(await cards(sync)).toEqual(CARDS)
  })

  it('is not whole when it began before its parents were known to be all there', async () => {
    const { source, sync } = setup()
    source.fill(TEAM, 200)
    // One board comes twice, and the list counts one more than came.
    source.lists.set(BOARD, rows('Board', ['10', '20', '30', '30']))
    source.onBelow = (path, offset) => {
      if (path === '/boards/20/cards' && offset > 0) throw fault('server')
    }
    expect((await run(sync)).outcome).toBe('failed')
    source.onBelow = () => {}
    // The one that did not come lies before the place where it was cut off.
    source.lists.set(BOARD, rows('Board', ['05', '10', '20', '30']))
    source.below.set('/boards/05/cards', rows('Card', ['500']))
    expect(await run(sync)).toMatchObject({ outcome: 'incomplete', resumed: true })
    expect((await run(sync)).outcome).toBe('complete')
    expect(await cards(sync)).toEqual([...CARDS, '500'])
  })
})
