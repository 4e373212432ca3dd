import { createClient, personalAccessToken } from '@pcokit/sdk'
import { describe, expect, it } from 'vitest'
import { noCounts, type StreamReport } from '../../src/engine/report.ts'
import { retryPause, together } from '../../src/engine/retries.ts'
import { createSync, type SyncEvent, type SyncOptions } from '../../src/index.ts'
import { memoryStore } from '../../src/stores/memory/index.ts'
import { FakeClock, FakeSource, people, seeded } from '../support/fake-source.ts'

const client = createClient({ auth: personalAccessToken('id', 'secret'), products: {} })
const [P, E, TAB] = ['people.Person', 'people.Email', 'people.Tab']

describe('whether a stream is tried again', () => {
  const passing = (code: string) => ({ code, retry: true })
  it.each([
    ['a fault of PCO: after five seconds', passing('server'), 1, 2, 5_000],
    ['and four times as long the next time', passing('server'), 2, 2, 20_000],
    ['the network', passing('network'), 1, 1, 5_000],
    ['a store that is busy', passing('store_busy'), 1, 2, 5_000],
    ['never longer than five minutes', passing('timeout'), 9, 20, 300_000],
    ['a spent budget: the limiter decides when', passing('rate_limit'), 1, 2, 0],
    ['not when all attempts are made', passing('server'), 3, 2, null],
    ['not when none are wanted', passing('server'), 1, 0, null],
    ['not when another run took the stream', passing('fenced'), 1, 2, null],
    ['not when a record cannot be stored', passing('store_record'), 1, 2, null],
    ['not without permission', { code: 'permission', retry: false }, 1, 2, null],
    ['not without a valid credential', { code: 'authentication', retry: false }, 1, 2, null],
    ['not without trouble', null, 1, 2, null],
  ] as const)('%s', (_, trouble, attempts, retries, pause) => {
    expect(retryPause(trouble, attempts, retries)).toBe(pause)
  })
})

it('attempts add up to one report, which ends as the last did', () => {
  const report = (more: Partial<StreamReport>): StreamReport => ({
    ...{ stream: P, outcome: 'failed', resumed: false, missing: 0, trouble: null, ...noCounts() },
    ...more,
  })
  const sum = together(
    report({ requests: 3, created: 40, pages: 3 }),
    report({ outcome: 'complete', resumed: true, requests: 4, created: 2, unchanged: 5, pages: 4 }),
  )
  const counts = { requests: 7, created: 42, unchanged: 5, pages: 7 }
  expect(sum).toEqual(report({ outcome: 'complete', resumed: false, ...counts }))
})

function setup(options: Partial<SyncOptions> = {}) {
  const clock = new FakeClock()
  const source = new FakeSource(clock)
  const events: SyncEvent[] = []
  const sync = createSync({
    ...{ client, connection: 'a', store: memoryStore(), catalogues: [people], clock, source },
    ...{ random: seeded(1), owner: 'me', ownerGone: () => false },
    onEvent: (event) => {
      events.push(event)
      // The pause begins right after this.
      if (event.type === 'stream-put-off') queueMicrotask(() => clock.advance(event.pause))
    },
    ...options,
  })
  return { clock, source, sync, events }
}

const cut = (code: string) => Object.assign(new Error('cut'), { code })

describe('a stream that fails by something that passes', () => {
  it('is tried again in the same run and goes on where it was, while others had their turn', async () => {
    const { sync, source, events } = setup({ streams: [P, E], lanes: 1 })
    source.fill(P, 95)
    source.fill(E, 5)
    let faults = 2
    source.onPage = (stream, offset) => {
      if (stream === P && offset === 40 && faults-- > 0) throw cut('network')
    }
    const report = await sync.run()
    expect(report.outcome).toBe('complete')
    const person = report.streams.find(({ stream }) => stream === P)
    expect(person).toMatchObject({ outcome: 'complete', created: 95, requests: 10, resumed: false })
    expect(new Set(source.asked).size).toBe(source.asked.length)
    const told = events.flatMap((event) =>
      event.type === 'stream-put-off' ? [[event.stream, event.attempts, event.pause]] : [],
    )
    expect(told).toEqual([
      [P, 1, 5_000],
      [P, 2, 20_000],
    ])
    const ended = events.flatMap((event) => (event.type === 'stream-finished' ? [event.report.stream] : []))
    expect(ended).toEqual([E, P])
  })

  it('fails when it does not pass, after as many attempts as wanted', async () => {
    const { sync, source } = setup({ streams: [P], retries: 1 })
    let asked = 0
    source.onPage = () => {
      asked++
      throw cut('server')
    }
    const report = await sync.run()
    expect(report.streams).toMatchObject([{ outcome: 'failed', trouble: { code: 'server' } }])
    expect(asked).toBe(2)
  })

  it('is not tried again without permission', async () => {
    const { sync, source, events } = setup({ streams: [TAB] })
    source.onPage = () => {
      throw cut('permission')
    }
    expect((await sync.run()).streams).toMatchObject([{ outcome: 'failed' }])
    expect(events.some(({ type }) => type === 'stream-put-off')).toBe(false)
  })

  it('is cancelled when the run is aborted during the pause', async () => {
    const stop = new AbortController()
    const { sync, source } = setup({
      streams: [P],
      onEvent: ({ type }) => type === 'stream-put-off' && queueMicrotask(() => stop.abort()),
    })
    source.onPage = () => {
      throw cut('network')
    }
    const report = await sync.run({ signal: stop.signal })
    expect(report).toMatchObject({ outcome: 'cancelled', streams: [{ outcome: 'cancelled', trouble: null }] })
  })
})
