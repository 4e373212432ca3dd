import { createClient, personalAccessToken } from '@pcokit/sdk'
import { giving } from '@pcokit/sdk/giving'
import { createMockPco } from '@pcokit/sdk/mock'
import { people } from '@pcokit/sdk/people'
import type { AnyRow } from '@pcokit/sdk/runtime'
import { expect, it } from 'vitest'
import { createSync, type SyncEvent } from '../../src/index.ts'
import { memoryStore } from '../../src/stores/memory/index.ts'
import { seeded } from '../support/fake-source.ts'

const names = ['people.Person', 'people.Email', 'people.FieldDatum', 'giving.Donation', 'giving.Fund']

/** Time moves with each request only. */
function church(seed: number) {
  let now = Date.UTC(2026, 5, 1)
  const clock = {
    now: () => now,
    sleep: async (ms: number, signal?: AbortSignal) => {
      if (ms > 5000)
        return new Promise<void>((_, reject) =>
          signal?.addEventListener('abort', () => reject(signal.reason)),
        )
      now += ms
    },
  }
  const mock = createMockPco({ seed, people: 900, rateLimit: { limit: Number.POSITIVE_INFINITY }, clock })
  const client = createClient({
    auth: personalAccessToken('id', 'secret'),
    products: { people, giving },
    clock,
    fetch: (input, init) => {
      now += 200
      return mock.fetch(input, init)
    },
  })
  const random = seeded(seed)
  const listeners: ((event: SyncEvent) => void)[] = []
  const sync = createSync({
    client,
    connection: 'a',
    store: memoryStore(),
    streams: names,
    clock,
    random,
    lag: 60_000,
    onEvent: (event) => {
      for (const listener of listeners) listener(event)
    },
  })
  return { mock, sync, random, listeners, rest: (ms: number) => (now += ms) }
}

const said = ({ id, attributes, relationships }: AnyRow) => [
  id,
  attributes,
  Object.entries(relationships ?? {}).map(([name, value]) => [name, value?.data ?? null]),
]

async function stored(sync: ReturnType<typeof createSync>, stream: string): Promise<AnyRow[]> {
  const found: AnyRow[] = []
  for await (const row of sync.records(stream)) found.push(row)
  return found.sort((a, b) => Number(a.id) - Number(b.id))
}

it.each([1, 2, 3])(
  'a copy made while people are edited, added and removed becomes equal to the church (seed %i)',
  async (seed) => {
    const { mock, sync, random, listeners, rest } = church(seed)
    let edits = 0
    listeners.push((event) => {
      if (event.type !== 'page' || edits >= 60) return
      edits++
      const ids = mock.db.ids('people.Person')
      const id = ids[Math.floor(random() * ids.length)]!
      const dice = random()
      if (dice < 0.4) mock.db.delete('people.Person', id)
      else if (dice < 0.8) mock.db.update('people.Person', id, { first_name: `Ada ${edits}` })
      else mock.db.insert('people.Person', { first_name: 'Eve', last_name: `${edits}` })
    })
    await sync.run()
    expect(edits).toBeGreaterThan(20)
    // None that was there all the time is missing after the first run already.
    const first = new Set((await stored(sync, 'people.Person')).map(({ id }) => id))
    const unmoved = mock.db.all('people.Person').filter((row) => Number(row.id) <= 900)
    expect(unmoved.filter(({ id }) => !first.has(id))).toEqual([])
    listeners.length = 0
    rest(120_000)
    const report = await sync.run({ strategy: 'full' })
    expect(report.outcome).toBe('complete')
    expect(report.streams.every(({ missing }) => missing === 0)).toBe(true)
    for (const name of names) {
      expect((await stored(sync, name)).map(said), name).toEqual(mock.db.all(name).map(said))
    }
    const again = await sync.run({ strategy: 'full' })
    for (const { created, updated, deleted, restored } of again.streams) {
      expect([created, updated, deleted, restored]).toEqual([0, 0, 0, 0])
    }
  },
)
