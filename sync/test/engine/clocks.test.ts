import { createClient, personalAccessToken } from '@pcokit/sdk'
import { expect, it } from 'vitest'
import { createSync } from '../../src/index.ts'
import { memoryStore } from '../../src/stores/memory/index.ts'
import { compareKeys } from '../../src/writer/key.ts'
import { FakeClock, FakeSource, people, seeded } from '../support/fake-source.ts'

const client = createClient({ auth: personalAccessToken('id', 'secret'), products: {} })
const [P, E] = ['people.Person', 'people.Email']
const HOUR = 3_600_000

/** Two engines on one store: the clock of the second is an hour ahead. */
function two() {
  const store = memoryStore()
  const random = seeded(7)
  const engine = (ahead: number, owner: string) => {
    const clock = new FakeClock()
    clock.advance(ahead)
    const source = new FakeSource(clock)
    source.fill(P, 15)
    source.fill(E, 15)
    const options = { client, connection: 'a', store, catalogues: [people], streams: [P, E], clock, source }
    const sync = createSync({ ...options, random, owner, ownerGone: () => false, lanes: 1, deepEvery: 0 })
    return { sync, source }
  }
  return { store, behind: engine(0, 'behind'), ahead: engine(HOUR, 'ahead') }
}

it('an observation never falls below those of another engine that wrote after this run began', async () => {
  const { store, behind, ahead } = two()
  const space = await store.open('a')
  const live = async () => (await space.records(E, ['1001'])).get('1001')?.live ?? 0
  let before = 0
  // The other engine works on the emails while this one is still at the people.
  const pages = behind.source.pages.bind(behind.source)
  behind.source.pages = async function* (stream, request) {
    if (stream.name === P) {
      await ahead.sync.run()
      ahead.source.clock.advance(HOUR)
      await ahead.sync.run()
      before = await live()
    }
    yield* pages(stream, request)
  }
  await behind.sync.run()
  expect(before).toBeGreaterThan(HOUR)
  expect(await live()).toBeGreaterThanOrEqual(before)
})

it('keys only rise where a clock that fell back gives several reads one observation', async () => {
  const { store, behind, ahead } = two()
  await ahead.sync.run()
  const space = await store.open('a')
  const key = async () => (await space.records(P, ['1001'])).get('1001')!.full!
  for (let run = 0; run < 8; run++) {
    const before = await key()
    await behind.sync.run()
    expect(compareKeys(await key(), before)).toBeGreaterThanOrEqual(0)
  }
})

it('a permission that comes back while deletes are confirmed does not make deletes', async () => {
  const { behind } = two()
  const { sync, source } = behind
  await sync.run()
  const rows = source.lists.get(P)!
  source.lists.set(P, rows.slice(0, 13))
  source.clock.advance(HOUR)
  let gets = 0
  const get = source.get.bind(source)
  source.get = async (stream, id) => {
    // Hidden for the first two questions, visible again from the third on.
    if (++gets === 3) source.lists.set(P, rows)
    const answer = await get(stream, id)
    return gets < 3 ? { ...answer, row: null } : answer
  }
  const report = await sync.run()
  expect(report.streams.find(({ stream }) => stream === P)).toMatchObject({ deleted: 0, missing: 2 })
})
