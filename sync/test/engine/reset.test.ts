import { createClient, personalAccessToken } from '@pcokit/sdk'
import { describe, expect, it } from 'vitest'
import { createSync } from '../../src/index.ts'
import { memoryStore } from '../../src/stores/memory/index.ts'
import { FakeClock, FakeSource, people, seeded } from '../support/fake-source.ts'

const client = createClient({ auth: personalAccessToken('id', 'secret'), products: {} })
const P = 'people.Person'

function setup() {
  const clock = new FakeClock()
  const source = new FakeSource(clock)
  source.fill(P, 25)
  const store = memoryStore()
  const shared = { client, store, catalogues: [people], streams: [P], clock, source }
  const make = (connection: string, seed: number) =>
    createSync({
      ...shared,
      connection,
      random: seeded(seed),
      owner: `owner ${seed}`,
      ownerGone: () => false,
    })
  return { clock, source, store, make }
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

describe('a reset', () => {
  it('forgets the copy, so that the next run makes it anew', async () => {
    const { make, source } = setup()
    const sync = make('a', 1)
    await sync.run()
    await sync.reset()
    const { streams, lastRun } = await sync.status()
    expect(streams).toMatchObject([{ stream: P, state: 'new', records: 0, requests: 0 }])
    expect(lastRun).toBe(null)
    expect(await collect(sync.records(P))).toEqual([])
    const report = await sync.run()
    expect(report.streams[0]).toMatchObject({ outcome: 'complete', created: 25, resumed: false })
    expect(await collect(sync.records(P))).toEqual(source.lists.get(P))
    const changes = await collect(sync.changes())
    expect([changes.length, changes[0]?.seq]).toEqual([25, 26])
  })

  it('leaves the copies of other connections alone', async () => {
    const { make, source } = setup()
    const other = make('b', 2)
    await other.run()
    await make('a', 1).reset()
    expect(await collect(other.records(P))).toEqual(source.lists.get(P))
  })

  it('is refused while this sync runs, and while another one does', async () => {
    const { make, source } = setup()
    const [sync, other] = [make('a', 1), make('a', 2)]
    const refusals: unknown[] = []
    const trying: Promise<unknown>[] = []
    source.onPage = (_, offset) => {
      if (offset !== 10) return
      for (const each of [sync, other])
        trying.push(each.reset().catch((error: unknown) => refusals.push(error)))
    }
    const report = await sync.run()
    await Promise.all(trying)
    expect(refusals).toMatchObject([
      { message: expect.stringContaining('This sync is running') },
      { code: 'store_leased', lease: P, owner: 'owner 1' },
    ])
    expect(report.outcome).toBe('complete')
    expect(await collect(sync.records(P))).toHaveLength(25)
  })

  it('of a run that was killed waits until its lease has run out', async () => {
    const { make, clock, store } = setup()
    const sync = make('a', 1)
    await sync.run()
    const space = await store.open('a')
    await space.acquire({ name: P, owner: 'dead', nonce: 'x', ttl: 30_000, now: clock.now() })
    await expect(sync.reset()).rejects.toMatchObject({ code: 'store_leased', owner: 'dead' })
    clock.advance(30_000)
    await sync.reset()
    expect(await collect(sync.records(P))).toEqual([])
  })
})
