import type { SyncStore } from '../store/index.ts'
import { checkpointOf, commitOf, copyOf, lease, recordOf, refused, same, TTL } from './samples.ts'
import type { StoreCase } from './store-cases.ts'

const P = 'people.Person'
const E = 'people.Email'
const G = 'g1'

/** A connection with two streams, of which the second was written under the first one's lease too. */
async function filled(store: SyncStore, connection: string) {
  const space = await store.open(connection)
  const fence = await lease(space, P, `${connection}1`)
  const records = ['1', '2', '3'].map((id) => recordOf(copyOf(P, id, 100, { name: id })))
  const seen = records.map(({ id, rev }) => ({ id, generation: G, observed: 100, input: 'list.100', rev }))
  const email = recordOf(copyOf(E, '7', 100, { address: 'a@b.org' }))
  const rest = { seen, checkpoint: checkpointOf(P, 2), observed: 100 }
  await space.commit(commitOf(fence, [...records, email], rest))
  await space.saveRun({
    id: 'r1',
    startedAt: 1,
    finishedAt: 2,
    outcome: 'complete',
    requests: 2,
    streams: 1,
  })
  return { space, fence }
}

/** Everything a reader can learn of a connection. */
async function known(store: SyncStore, connection: string) {
  const space = await store.open(connection)
  const page = { limit: 10 }
  const streams = [P, E].map(async (stream) => [
    (await space.scan(stream, page)).map(({ id }) => id),
    [...(await space.records(stream, ['1', '7'])).keys()],
    (await space.unseen(stream, 'other', page)).map(({ id }) => id),
    await space.count(stream),
    await space.countSeen(stream, G),
    await space.checkpoint(stream),
  ])
  return {
    streams: await Promise.all(streams),
    checkpoints: (await space.checkpoints()).length,
    changes: (await space.changes({ after: 0, limit: 10 })).length,
    runs: (await space.runs(10)).length,
    observed: await space.observed(),
  }
}

const nothing = [[], [], [], { live: 0, gone: 0 }, 0, null]
const empty = { streams: [nothing, nothing], checkpoints: 0, changes: 0, runs: 0, observed: 0 }

/** Forgetting a connection. */
export const dropCases: readonly StoreCase[] = [
  {
    name: 'a dropped connection is empty, for whoever opens it again too, and others keep all of theirs',
    async run({ store, reopen }) {
      const { space, fence } = await filled(store, 'a')
      const other = await filled(store, 'ab')
      await space.release(fence)
      await other.space.release(other.fence)
      const before = await known(store, 'ab')
      await store.drop('a', { at: 1 })
      same(await known(store, 'a'), empty, 'what is left')
      same(await known(store, 'ab'), before, 'the other connection')
      if (reopen) same(await known(await reopen(), 'a'), empty, 'what is left after opening again')
    },
  },
  {
    name: 'what was dropped can be written anew, and the feed goes on counting where it stood',
    async run({ store }) {
      const { space, fence } = await filled(store, 'a')
      await space.release(fence)
      await store.drop('a', { at: 1 })
      const next = await lease(space, P, 'n2')
      const record = recordOf(copyOf(P, '1', 50, { name: 'new' }))
      same(await space.commit(commitOf(next, [record], { observed: 50 })), { lastSeq: 5 }, 'the commit')
      const [change] = await space.changes({ after: 4, limit: 10 })
      same([change?.seq, change?.id, change?.kind], [5, '1', 'created'], 'the change')
      same(await space.changes({ after: 0, limit: 10 }), [change], 'all changes')
      same(await space.count(P), { live: 1, gone: 0 }, 'the records')
      same(await space.observed(), 50, 'the observation')
    },
  },
  {
    name: 'a connection whose lease is held is not dropped, and nothing of it is lost',
    async run({ store }) {
      await filled(store, 'a')
      const before = await known(store, 'a')
      await refused(store.drop('a', { at: TTL - 1 }), 'store_leased', 'a drop while a lease is held')
      const message = await store.drop('a', { at: 1 }).catch((error: Error) => error.message)
      if (!message?.includes(P) || !message.includes('test'))
        throw new Error(`the message names neither lease nor owner: ${message}`)
      same(await known(store, 'a'), before, 'the connection')
    },
  },
  {
    name: 'a lease that ran out does not keep a connection from being dropped, and its holder writes no more',
    async run({ store, lapse }) {
      const { space, fence: zombie } = await filled(store, 'a')
      await lapse?.('a', P)
      await store.drop('a', { at: TTL + 1 })
      const commit = commitOf(zombie, [], { checkpoint: checkpointOf(P, 3) })
      await refused(space.commit(commit), 'fenced', 'the old holder commits')
      same(await space.renew(zombie, { ttl: TTL, now: TTL + 2 }), false, 'the old holder renews')
      // With the nonce of the old one: only the counter tells them apart.
      const next = await lease(space, P, zombie.nonce, TTL + 3)
      if (next.counter <= zombie.counter) throw new Error('the counter came back')
      await refused(space.commit(commit), 'fenced', 'the old holder commits under the next lease')
      same(await known(store, 'a'), empty, 'what is left')
    },
  },
  {
    name: 'dropping what was never there, or twice, does nothing',
    async run({ store }) {
      await store.drop('a', { at: 1 })
      const { space, fence } = await filled(store, 'a')
      await space.release(fence)
      await store.drop('a', { at: 1 })
      await store.drop('a', { at: 1 })
      same(await known(store, 'a'), empty, 'what is left')
    },
  },
]
