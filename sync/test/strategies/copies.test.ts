import { describe, expect, it } from 'vitest'
import { blank } from '../../src/engine/stream-run.ts'
import { memoryStore } from '../../src/stores/memory/index.ts'
import { commitCopies } from '../../src/strategies/copies.ts'
import { type Copy, plainTraits } from '../../src/writer/index.ts'
import { row } from '../support/fake-source.ts'

const STREAM = 'people.Rule'

/** Writes one row as a list had it, or as it came along, and tells what the store has of it then. */
async function rule() {
  const space = await memoryStore().open('a')
  const lease = await space.acquire({ name: STREAM, owner: 'me', nonce: 'n', now: 0, ttl: 1e9 })
  if (!lease.granted) throw new Error('The lease is free.')
  const { fence } = lease
  return async (origin: 'list' | 'included', observed: number) => {
    const input = `${origin}.${observed}`
    const kind = origin === 'list' ? 'full' : 'partial'
    const copy: Copy = { kind, stream: STREAM, id: '1', origin, row: row('Rule', '1'), observed, input }
    const batch = { space, fence, traits: plainTraits, stream: STREAM, generation: `g${observed}` }
    await commitCopies({ ...batch, copies: [copy], aside: [], checkpoint: blank(STREAM) })
    return (await space.records(STREAM, ['1'])).get('1')!
  }
}

describe('copies', () => {
  it('that a list holds unchanged move the last sighting', async () => {
    const write = await rule()
    await write('list', 1000)
    expect(await write('list', 2000)).toMatchObject({ rev: 1, live: 2000, lastSeen: 2000 })
  })

  it('that come along unchanged leave what the last list saw', async () => {
    const write = await rule()
    await write('list', 1000)
    const before = await write('list', 2000)
    const after = await write('included', 3000)
    expect([after.rev, after.full, after.live]).toEqual([before.rev, before.full, before.live])
  })
})
