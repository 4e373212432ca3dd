import { commitOf, lease, refused, same, TTL } from './samples.ts'
import type { StoreCase } from './store-cases.ts'

const P = 'people.Person'
const ask = (nonce: string, now: number) => ({ name: P, owner: nonce, nonce, ttl: TTL, now })

/** Leases and their fences. */
export const leaseCases: readonly StoreCase[] = [
  {
    name: 'a lease is held by one, and the answer to others names the holder',
    async run({ store, lapse }) {
      const space = await store.open('a')
      await lease(space, P, 'n1', 0)
      const answer = await space.acquire(ask('n2', TTL / 2))
      if (answer.granted) throw new Error('a second holder was let in')
      same(answer.holder.owner, 'test', 'the holder')
      if (!lapse) same(answer.holder.expiresAt, TTL, 'the end of the lease')
      same(
        (await space.acquire({ ...ask('n2', TTL / 2), name: 'people.Email' })).granted,
        true,
        'another stream',
      )
      same((await (await store.open('b')).acquire(ask('n2', TTL / 2))).granted, true, 'another connection')
    },
  },
  {
    name: 'a lease that ran out can be taken, with a greater counter, and the old holder can neither renew nor write',
    async run({ store, lapse }) {
      const space = await store.open('a')
      const old = await lease(space, P, 'n1', 0)
      await lapse?.('a', P)
      const answer = await space.acquire(ask('n2', TTL + 1))
      if (!answer.granted) throw new Error('the lease was not free')
      if (answer.fence.counter <= old.counter) throw new Error('the counter did not grow')
      same(await space.renew(old, { ttl: TTL, now: TTL + 2 }), false, 'the old holder renews')
      await refused(space.commit(commitOf(old, [])), 'fenced', 'the old holder commits')
      await space.release(old)
      await space.commit(commitOf(answer.fence, []))
    },
  },
  {
    name: 'a renewed lease lasts, a released one is free at once, and a released fence writes no more',
    async run({ store }) {
      const space = await store.open('a')
      const fence = await lease(space, P, 'n1', 0)
      same(await space.renew(fence, { ttl: TTL, now: TTL * 0.9 }), true, 'the holder renews')
      same((await space.acquire(ask('n2', TTL * 1.5))).granted, false, 'another within the renewed time')
      await space.release(fence)
      await refused(space.commit(commitOf(fence, [])), 'fenced', 'a commit after the release')
      const next = await space.acquire(ask('n3', TTL * 1.5 + 1))
      if (!next.granted || next.fence.counter <= fence.counter)
        throw new Error('no greater counter after a release')
    },
  },
  {
    name: 'a dead holder can be evicted by exact name, a living one that came after cannot',
    async run({ store }) {
      const space = await store.open('a')
      const dead = await lease(space, P, 'n1', 0)
      same(
        (await space.acquire({ ...ask('n2', 1), evict: { ...dead, nonce: 'other' } })).granted,
        false,
        'wrong name',
      )
      same((await space.acquire({ ...ask('n2', 1), evict: dead })).granted, true, 'the dead holder')
      same(
        (await space.acquire({ ...ask('n3', 2), evict: dead })).granted,
        false,
        'the holder that came after',
      )
    },
  },
  {
    name: 'of many who ask at once, one gets the lease',
    async run({ store, second }) {
      const spaces = [await store.open('a'), await ((await second?.()) ?? store).open('a')]
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) => spaces[index % 2]!.acquire(ask(`n${index}`, 0))),
      )
      same(answers.filter((answer) => answer.granted).length, 1, 'granted leases')
    },
  },
]
