import { describe, expect, it } from 'vitest'
import type { StreamDrift } from '../../src/index.ts'
import { churchOf, DAY, LAG, said } from '../support/church.ts'

const P = 'people.Person'
const OLD = '2015-03-01T12:00:00Z'
const old = { created_at: OLD, updated_at: OLD }
const none = { missing: 0, extra: 0, changed: 0, newer: 0, outcome: 'complete', trouble: null }

type Church = ReturnType<typeof churchOf>

/** A church that was copied whole, an hour ago. */
async function copied(size: number, streams: readonly string[]): Promise<Church> {
  const church = churchOf(size, streams)
  church.rest(DAY)
  expect((await church.sync.run()).outcome).toBe('complete')
  church.rest(3_600_000)
  return church
}

const drift = async (church: Church, streams?: string[]): Promise<Record<string, StreamDrift>> => {
  const report = await church.sync.verify(streams && { streams })
  return Object.fromEntries(report.streams.map((found) => [found.stream, found]))
}

/** What the mock itself tells: ids of rows that say something else than before. */
const otherThan = ({ mock }: Church, stream: string, before: ReadonlyMap<string, unknown>): string[] =>
  mock.db
    .all(stream)
    .filter((row) => before.has(row.id) && JSON.stringify(said(row)) !== JSON.stringify(before.get(row.id)))
    .map(({ id }) => id)
const saidIn = ({ mock }: Church, stream: string): ReadonlyMap<string, unknown> =>
  new Map(mock.db.all(stream).map((row) => [row.id, said(row)]))

/** All a store keeps of a connection. */
async function kept({ store }: Church, streams: readonly string[]) {
  const space = await store.open('a')
  return {
    changes: await space.changes({ after: 0, limit: 100_000 }),
    checkpoints: await space.checkpoints(),
    records: await Promise.all(streams.map((stream) => space.scan(stream, { limit: 100_000 }))),
    runs: await space.runs(100),
    observed: await space.observed(),
  }
}

describe('verify', () => {
  it('finds no drift right after a full run, of lists, walks and what rides', async () => {
    const streams = ['people.*']
    const church = churchOf(120, streams)
    const report = await church.sync.run()
    const complete = report.streams.filter(({ outcome }) => outcome === 'complete')
    const found = await church.sync.verify()
    expect(found.streams.filter(({ missing, extra, changed }) => missing + extra + changed > 0)).toEqual([])
    expect(found.streams.filter(({ outcome }) => outcome === 'complete').map(({ stream }) => stream)).toEqual(
      complete.map(({ stream }) => stream).sort(),
    )
    expect(found.requests).toBeGreaterThan(complete.length)
  })

  it('reports planted drift exactly, with examples', async () => {
    const church = await copied(350, [P])
    const { mock } = church
    const before = saidIn(church, P)
    mock.db.delete(P, '20')
    mock.db.delete(P, '310')
    mock.db.update(P, '7', { nickname: 'Unstamped' }, { touch: false })
    const { id } = mock.db.insert(P, { first_name: 'Unseen', ...old }, { touch: false })
    // Also who named one of those that are gone.
    const changed = otherThan(church, P, before)
    expect(changed).toContain('7')
    expect(await drift(church)).toEqual({
      [P]: {
        ...none,
        stream: P,
        stored: 350,
        listed: 349,
        missing: 1,
        extra: 2,
        changed: changed.length,
        examples: { missing: [id], extra: ['20', '310'], changed },
      },
    })
  })

  it('counts each record once and names ten of each at most', async () => {
    const church = await copied(350, [P])
    for (let id = 1; id <= 230; id++)
      church.mock.db.update(P, String(id), { nickname: 'Other' }, { touch: false })
    const { [P]: found } = await drift(church)
    expect(found).toMatchObject({ changed: 230, missing: 0, extra: 0 })
    expect(found?.examples.changed).toHaveLength(10)
  })

  it('counts apart what was stamped since the last run', async () => {
    const church = await copied(120, [P])
    church.mock.db.update(P, '7', { nickname: 'Stamped' })
    church.rest(10 * LAG)
    expect((await drift(church))[P]).toMatchObject({ ...none, newer: 1 })
    await church.sync.run({ strategy: 'delta' })
    expect((await drift(church))[P]).toMatchObject(none)
  })

  it('finds what differs below parents and along with carriers, and asks nothing below a parent that is gone', async () => {
    const [parents, below] = ['people.Household', 'people.HouseholdMembership']
    const church = await copied(120, [parents, below])
    const { mock } = church
    const before = saidIn(church, parents)
    const [membership] = mock.db.ids(below)
    mock.db.delete(below, membership!)
    const gone = mock.db.ids(parents).at(-1)!
    mock.db.delete(parents, gone)
    const asked = church.asked.length
    const found = await drift(church)
    const changed = otherThan(church, parents, before)
    const examples = { missing: [], extra: [gone], changed }
    expect(found[parents]).toMatchObject({ ...none, extra: 1, changed: changed.length, examples })
    const stored = found[below]!.stored
    expect(found[below]).toMatchObject({ ...none, extra: stored - mock.db.count(below) })
    expect(found[below]!.examples.extra).toContain(membership)
    expect(church.asked.slice(asked).filter((path) => path.includes(`/households/${gone}/`))).toEqual([])
  })

  it('writes nothing and takes no lease', async () => {
    const streams = [P, 'people.Household', 'people.HouseholdMembership']
    const church = await copied(120, streams)
    church.mock.db.delete(P, '20')
    church.mock.db.update(P, '7', { nickname: 'Unstamped' }, { touch: false })
    const space = await church.store.open('a')
    const lease = { name: P, owner: 'another', nonce: 'n', ttl: DAY, now: church.clock.now() }
    expect((await space.acquire(lease)).granted).toBe(true)
    const before = await kept(church, streams)
    const told = church.events.length
    expect((await drift(church))[P]).toMatchObject({ extra: 1, changed: 1 })
    expect(await kept(church, streams)).toEqual(before)
    expect(church.events.slice(told)).toEqual([])
  })

  it('tells the trouble of a stream that cannot be read, no drift of it, and goes on with the others', async () => {
    const [below, household] = ['people.HouseholdMembership', 'people.Household']
    const church = await copied(120, [P, 'people.Email', household, below])
    church.mock.db.delete(P, '20')
    church.mock.db.delete(household, church.mock.db.ids(household)[0]!)
    church.mock.faults.match({ path: '/people/v2/emails' }, { status: 403 })
    church.mock.faults.match({ path: '/people/v2/households' }, { status: 403 })
    const found = await drift(church)
    const failed = { ...none, outcome: 'failed', trouble: { code: 'permission' } }
    expect(found['people.Email']).toMatchObject(failed)
    expect(found[household]).toMatchObject(failed)
    expect(found[below]).toMatchObject({ ...none, outcome: 'skipped', trouble: { code: 'waiting' } })
    expect(found[P]).toMatchObject({ ...none, extra: 1 })
  })

  it('verifies the streams named, and refuses those that are not the sync’s', async () => {
    const church = await copied(120, [P, 'people.Email'])
    expect(Object.keys(await drift(church, ['people.Email']))).toEqual(['people.Email'])
    await expect(church.sync.verify({ streams: ['giving.Fund'] })).rejects.toMatchObject({
      code: 'unknown_stream',
    })
  })

  it('ends with the signal', async () => {
    const church = await copied(350, [P])
    const stop = new AbortController()
    church.before.request = () => stop.abort(new Error('enough'))
    await expect(church.sync.verify({ signal: stop.signal })).rejects.toThrow('enough')
  })
})
