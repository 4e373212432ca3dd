import { createClient, personalAccessToken } from '@pcokit/sdk'
import { describe, expect, it } from 'vitest'
import { createSync, type SyncEvent, type SyncOptions } from '../../src/index.ts'
import { Gate } from '../../src/source/gate.ts'
import { memoryStore } from '../../src/stores/memory/index.ts'
import { FakeClock, FakeSource, people, seeded } from '../support/fake-source.ts'

const client = createClient({ auth: personalAccessToken('id', 'secret'), products: {} })
const P = 'people.Person'

function setup(options: Partial<SyncOptions> = {}) {
  const clock = new FakeClock()
  const source = new FakeSource(clock)
  source.fill(P, 95)
  const store = memoryStore()
  const events: SyncEvent[] = []
  const sync = createSync({
    ...{ client, connection: 'a', store, catalogues: [people], streams: [P], clock, source },
    ...{ random: seeded(1), owner: 'me', ownerGone: () => false, retries: 0 },
    onEvent: (event) => events.push(event),
    ...options,
  })
  return { clock, source, store, sync, events }
}

/** Lets everything happen that waits for nothing but its turn. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 200; turn++) await Promise.resolve()
}

describe('a paused run', () => {
  it('commits the page under way, asks for no other, and goes on from there', async () => {
    const { sync, source, store, events } = setup()
    source.onPage = (_, offset) => {
      if (offset === 40) sync.pause()
    }
    const running = sync.run()
    await settle()
    expect(sync.paused).toBe(true)
    expect(source.asked).toHaveLength(5)
    expect((await (await store.open('a')).count(P)).live).toBe(51)
    expect(await sync.status()).toMatchObject({ running: true, paused: true })
    sync.resume()
    expect(await running).toMatchObject({ outcome: 'complete', requests: 10 })
    expect(new Set(source.asked).size).toBe(source.asked.length)
    expect(events.filter(({ type }) => type === 'paused' || type === 'resumed')).toEqual([
      { type: 'paused' },
      { type: 'resumed' },
    ])
  })

  it('keeps its leases alive for longer than they last', async () => {
    const { sync, source, store, clock } = setup({ leaseTtl: 30_000 })
    source.onPage = (_, offset) => {
      if (offset === 40) sync.pause()
    }
    const running = sync.run()
    await settle()
    const space = await store.open('a')
    for (let step = 0; step < 20; step++) {
      clock.advance(10_000)
      await settle()
    }
    const other = { name: P, owner: 'other', nonce: 'x', ttl: 1000, now: clock.now() }
    expect(await space.acquire(other)).toMatchObject({ granted: false, holder: { owner: 'me' } })
    sync.resume()
    expect((await running).outcome).toBe('complete')
  })

  it('is cancelled by an abort, and can be gone on with later', async () => {
    const { sync, source } = setup()
    const stop = new AbortController()
    source.onPage = (_, offset) => {
      if (offset === 40) sync.pause()
    }
    const running = sync.run({ signal: stop.signal })
    await settle()
    stop.abort()
    expect(await running).toMatchObject({ outcome: 'cancelled', streams: [{ trouble: null }] })
    expect(sync.paused).toBe(true)
    source.onPage = () => {}
    sync.resume()
    expect((await sync.run()).streams).toMatchObject([{ outcome: 'complete', resumed: true }])
  })

  it('asks for nothing when it begins paused; to pause twice is to pause once', async () => {
    const { sync, source, events } = setup()
    sync.pause()
    sync.pause()
    const running = sync.run()
    await settle()
    expect(source.asked).toEqual([])
    sync.resume()
    sync.resume()
    expect((await running).outcome).toBe('complete')
    expect(sync.paused).toBe(false)
    expect(events.filter(({ type }) => type === 'paused' || type === 'resumed')).toHaveLength(2)
  })
})

describe('a gate', () => {
  it('closed again before a waiter had its turn, holds it still', async () => {
    const gate = new Gate()
    let passed = false
    gate.close()
    const waiter = gate.pass(new AbortController().signal).then(() => {
      passed = true
    })
    gate.open()
    gate.close()
    await settle()
    expect(passed).toBe(false)
    gate.open()
    await waiter
    expect(passed).toBe(true)
  })

  it('lets go of who is aborted', async () => {
    const gate = new Gate()
    gate.close()
    const stop = new AbortController()
    const waiter = gate.pass(stop.signal)
    stop.abort(new Error('enough'))
    await expect(waiter).rejects.toThrow('enough')
    await expect(gate.pass(stop.signal)).rejects.toThrow('enough')
  })
})
