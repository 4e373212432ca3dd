import { changeBetween, merge, plainTraits, withSighting } from '../writer/index.ts'
import { checkpointOf, commitOf, copyOf, lease, recordOf, refused, same, TTL } from './samples.ts'
import type { StoreCase } from './store-cases.ts'

const P = 'people.Person'
const E = 'people.Email'

/** Atomicity, fencing, revisions, the feed. */
export const commitCases: readonly StoreCase[] = [
  {
    name: 'a commit lands whole: records, sightings, checkpoint, changes and the highest observation',
    async run({ store }) {
      const space = await store.open('a')
      const fence = await lease(space, P)
      const ada = recordOf(copyOf(P, '1', 5, { name: 'Ada' }))
      const seen = [{ id: '1', generation: 'g1', observed: 5, input: 'list.5', rev: 1 }]
      const checkpoint = checkpointOf(P, 3)
      const { lastSeq } = await space.commit(commitOf(fence, [ada], { seen, checkpoint, observed: 5 }))
      same(lastSeq, 1, 'the last number')
      same([...(await space.records(P, ['1', '2'])).values()], [ada], 'the record')
      same(await space.checkpoint(P), checkpoint, 'the checkpoint')
      same(await space.checkpoints(), [checkpoint], 'the checkpoints')
      same(await space.countSeen(P, 'g1'), 1, 'the seen-set')
      same(await space.observed(), 5, 'the highest observation')
      const [change] = await space.changes({ after: 0, limit: 10 })
      same([change?.seq, change?.kind, change?.changed], [1, 'created', ['name']], 'the change')
    },
  },
  {
    name: 'a commit of nothing tells the number of the last change, and adds none',
    async run({ store }) {
      const space = await store.open('a')
      const fence = await lease(space, P)
      same(await space.commit(commitOf(fence, [])), { lastSeq: 0 }, 'before the first')
      await space.commit(commitOf(fence, [recordOf(copyOf(P, '1', 5, {})), recordOf(copyOf(P, '2', 5, {}))]))
      same(await space.commit(commitOf(fence, [])), { lastSeq: 2 }, 'after two')
      same((await space.changes({ after: 0, limit: 10 })).length, 2, 'the feed')
    },
  },
  {
    name: 'a commit under a lost lease leaves nothing behind',
    async run({ store, lapse }) {
      const space = await store.open('a')
      const old = await lease(space, P, 'n1', 0)
      await lapse?.('a', P)
      await lease(space, P, 'n2', 5 * TTL)
      const ada = recordOf(copyOf(P, '1', 5, {}))
      const commit = commitOf(old, [ada], { checkpoint: checkpointOf(P, 1), observed: 5 })
      await refused(space.commit(commit), 'fenced', 'a zombie commits')
      await refused(space.commit({ ...commit, fence: { ...old, counter: 2 } }), 'fenced', 'the nonce differs')
      await refused(
        space.commit({ ...commit, fence: { ...old, nonce: 'n2' } }),
        'fenced',
        'the counter differs',
      )
      same((await space.records(P, ['1'])).size, 0, 'records')
      same(await space.checkpoint(P), null, 'the checkpoint')
      same(await space.changes({ after: 0, limit: 10 }), [], 'the feed')
      same(await space.observed(), 0, 'the highest observation')
    },
  },
  {
    name: 'a commit whose last record changed meanwhile leaves nothing of the others',
    async run({ store }) {
      const space = await store.open('a')
      const fence = await lease(space, P)
      const two = recordOf(copyOf(P, '2', 1, { name: 'Bea' }))
      await space.commit(commitOf(fence, [two]))
      const one = recordOf(copyOf(P, '1', 2, {}))
      const stale = recordOf(copyOf(P, '2', 2, { name: 'Eve' }))
      const seen = [{ id: '1', generation: 'g', observed: 2, input: 'list.2', rev: 1 }]
      const commit = commitOf(fence, [one, stale], { seen, checkpoint: checkpointOf(P, 1) })
      await refused(space.commit(commit), 'conflict', 'the second record is stale')
      same((await space.records(P, ['1'])).size, 0, 'the first record')
      same(await space.countSeen(P, 'g'), 0, 'the seen-set')
      same(await space.checkpoint(P), null, 'the checkpoint')
      same((await space.changes({ after: 0, limit: 10 })).length, 1, 'the feed')
    },
  },
  {
    name: 'a sighting of another revision is refused with the whole commit',
    async run({ store }) {
      const space = await store.open('a')
      const fence = await lease(space, P)
      await space.commit(commitOf(fence, [recordOf(copyOf(P, '1', 1, {}))]))
      const two = recordOf(copyOf(P, '2', 2, {}))
      const seen = [{ id: '1', generation: 'g', observed: 2, input: 'list.2', rev: 2 }]
      await refused(space.commit(commitOf(fence, [two], { seen })), 'conflict', 'the sighting is stale')
      same((await space.records(P, ['2'])).size, 0, 'the record beside it')
    },
  },
  {
    name: 'a sighting counts into the record it confirmed, and not into the key of a later revision',
    async run({ store }) {
      const space = await store.open('a')
      const fence = await lease(space, P)
      const first = recordOf(copyOf(P, '1', 1, { name: 'Ada' }))
      await space.commit(commitOf(fence, [first]))
      const seen = { id: '1', generation: 'g', observed: 9, input: 'list.9', rev: 1 }
      await space.commit(commitOf(fence, [], { seen: [seen] }))
      const sighted = (await space.records(P, ['1'])).get('1')!
      same([sighted.full, sighted.live, sighted.lastSeen], [[0, 9, 'list.9'], 9, 9], 'the sighted record')
      same(sighted, withSighting(first, seen), 'the rule of the writer')
      const event = {
        ...copyOf(P, '1', 12, { name: 'Eve', updated_at: '2026-01-01T00:00:00Z' }),
        origin: 'webhook' as const,
      }
      const next = merge(sighted, event, plainTraits)
      await space.commit(commitOf(fence, [next], { changes: [changeBetween(sighted, next)!] }))
      same((await space.records(P, ['1'])).get('1'), next, 'the record after a later write')
    },
  },
  {
    name: 'changes are numbered one by one in commit order, over all streams of a connection',
    async run({ store }) {
      const space = await store.open('a')
      const [people, emails] = [await lease(space, P), await lease(space, E)]
      const work: Promise<unknown>[] = []
      for (let i = 1; i <= 20; i++) {
        const [fence, stream] = i % 2 ? [people, P] : [emails, E]
        const pair = [`${i}a`, `${i}b`].map((id) => recordOf(copyOf(stream, id, i, {})))
        work.push(space.commit(commitOf(fence, pair)))
      }
      await Promise.all(work)
      const feed = await space.changes({ after: 0, limit: 100 })
      same(
        feed.map((change) => change.seq),
        feed.map((_, index) => index + 1),
        'the numbers',
      )
      same(new Set(feed.map((change) => change.id)).size, 40, 'the changes')
      for (let i = 0; i < 40; i += 2) {
        same(feed[i]!.id.slice(0, -1), feed[i + 1]!.id.slice(0, -1), 'the two changes of one commit')
      }
      same((await space.changes({ after: 38, limit: 100 })).length, 2, 'the rest of the feed')
      same((await space.changes({ after: 0, limit: 3 })).length, 3, 'a bounded read of the feed')
    },
  },
  {
    name: 'the highest observation never falls',
    async run({ store }) {
      const space = await store.open('a')
      const fence = await lease(space, P)
      await space.commit(commitOf(fence, [], { observed: 50 }))
      await space.commit(commitOf(fence, [], { observed: 20 }))
      same(await space.observed(), 50, 'the highest observation')
    },
  },
  {
    name: 'two clients of one store: the second sees what the first committed, and numbers do not collide',
    async run({ store, second }) {
      if (!second) return
      const [one, two] = [await store.open('a'), await (await second()).open('a')]
      const [people, emails] = [await lease(one, P), await lease(two, E)]
      const work: Promise<unknown>[] = []
      for (let i = 1; i <= 25; i++) {
        work.push(one.commit(commitOf(people, [recordOf(copyOf(P, `${i}`, i, {}))])))
        work.push(two.commit(commitOf(emails, [recordOf(copyOf(E, `${i}`, i, {}))])))
      }
      await Promise.all(work)
      const feed = await two.changes({ after: 0, limit: 100 })
      same(
        feed.map((change) => change.seq),
        feed.map((_, index) => index + 1),
        'the numbers',
      )
      same(feed.length, 50, 'the changes')
      same((await two.count(P)).live, 25, 'what the first client wrote')
    },
  },
  {
    name: 'what was committed is there after the process died',
    async run({ store, reopen }) {
      if (!reopen) return
      const space = await store.open('a')
      const fence = await lease(space, P)
      const ada = recordOf(copyOf(P, '1', 5, { name: 'Ada' }))
      await space.commit(commitOf(fence, [ada], { checkpoint: checkpointOf(P, 1), observed: 5 }))
      const again = await (await reopen()).open('a')
      same([...(await again.records(P, ['1'])).values()], [ada], 'the record')
      same(await again.checkpoint(P), checkpointOf(P, 1), 'the checkpoint')
      const { lastSeq } = await again.commit(commitOf(fence, [recordOf(copyOf(P, '2', 6, {}))]))
      same(lastSeq, 2, 'the next number')
    },
  },
]
