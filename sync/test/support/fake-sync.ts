import { createClient, personalAccessToken } from '@pcokit/sdk'
import { createSync, type SyncEvent, type SyncOptions, type SyncStore } from '../../src/index.ts'
import { memoryStore } from '../../src/stores/memory/index.ts'
import { FakeClock, FakeSource, people, seeded } from './fake-source.ts'

const client = createClient({ auth: personalAccessToken('id', 'secret'), products: {} })
export const P = 'people.Person'

/** A sync of made-up lists into memory, by a clock that only the sync moves. */
export function setup(options: Partial<SyncOptions> = {}) {
  const clock = new FakeClock()
  const source = new FakeSource(clock)
  const store: SyncStore = memoryStore()
  const random = seeded(1)
  const events: SyncEvent[] = []
  const make = (more: Partial<SyncOptions> = {}) =>
    createSync({
      retries: 0,
      client,
      connection: 'a',
      store,
      catalogues: [people],
      clock,
      source,
      random,
      owner: 'me',
      ownerGone: () => false,
      // Full readings only: what deltas do is shown in their own tests.
      deepEvery: 0,
      onEvent: (event) => events.push(event),
      ...options,
      ...more,
    })
  return { clock, source, store, events, make, sync: make() }
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

export const ids = async (items: AsyncIterable<{ id: string }>) => (await collect(items)).map(({ id }) => id)
export const list = (source: FakeSource, stream = P) => source.lists.get(stream)!
