import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { later, systemClock } from '../../src/core/clock.ts'
import { VirtualClock } from '../support/virtual-clock.ts'

describe('systemClock', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 1_000 }))
  afterEach(() => void vi.useRealTimers())

  it('sleeps as long as asked', async () => {
    let awake = false
    void systemClock.sleep(500).then(() => {
      awake = true
    })
    await vi.advanceTimersByTimeAsync(499)
    expect(awake).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(awake).toBe(true)
    expect(systemClock.now()).toBe(1_500)
  })

  it.each([
    ['thirty days, which setTimeout cannot', 30 * 86_400_000, true],
    ['for ever', Infinity, false],
  ])('sleeps %s', async (_, ms, wakes) => {
    const abort = new AbortController()
    let awake = false
    systemClock.sleep(ms, abort.signal).then(
      () => {
        awake = true
      },
      () => {},
    )
    await vi.advanceTimersByTimeAsync(29 * 86_400_000)
    expect(awake).toBe(false)
    await vi.advanceTimersByTimeAsync(86_400_000)
    expect(awake).toBe(wakes)
    abort.abort()
    await vi.advanceTimersByTimeAsync(0)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('wakes with the reason of an abort, and leaves no timer', async () => {
    const abort = new AbortController()
    const sleep = systemClock.sleep(500, abort.signal)
    abort.abort('enough')
    await expect(sleep).rejects.toBe('enough')
    expect(vi.getTimerCount()).toBe(0)
    await expect(systemClock.sleep(500, abort.signal)).rejects.toBe('enough')
  })
})

describe('a timer', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it.each([
    ['half a second', 500],
    ['thirty days, which setTimeout cannot', 30 * 86_400_000],
  ])('runs after %s, once', async (_, ms) => {
    let runs = 0
    later(systemClock, ms, () => runs++)
    await vi.advanceTimersByTimeAsync(ms - 1)
    expect(runs).toBe(0)
    await vi.advanceTimersByTimeAsync(ms)
    expect(runs).toBe(1)
  })

  it('does not run once it is taken back, and leaves nothing', async () => {
    let runs = 0
    const cancel = later(systemClock, 500, () => runs++)
    cancel()
    expect(vi.getTimerCount()).toBe(0)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(runs).toBe(0)
  })
})

it('a clock that only sleeps has timers all the same', async () => {
  const clock = new VirtualClock()
  const runs: string[] = []
  later(clock, 500, () => runs.push('kept'))
  const cancel = later(clock, 500, () => runs.push('taken back'))
  cancel()
  await clock.advance(499)
  expect(runs).toEqual([])
  await clock.advance(1)
  expect(runs).toEqual(['kept'])
  expect(clock.waiting).toBe(0)
})
