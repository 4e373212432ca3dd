import { describe, expect, it } from 'vitest'
import { abortable, onAbort } from '../../src/core/abortable.ts'

describe('onAbort', () => {
  it('calls each that still waits, once', () => {
    const abort = new AbortController()
    const calls: string[] = []
    onAbort(abort.signal, () => calls.push('a'))
    const off = onAbort(abort.signal, () => calls.push('b'))
    onAbort(abort.signal, () => calls.push('c'))
    off()
    abort.abort()
    expect(calls).toEqual(['a', 'c'])
  })

  it('calls at once when the signal has aborted, and never without a signal', () => {
    let calls = 0
    const count = () => {
      calls++
    }
    onAbort(AbortSignal.abort(), count)
    onAbort(undefined, count)()
    expect(calls).toBe(1)
  })
})

describe('abortable', () => {
  it.each([
    ['a value', () => Promise.resolve(1), { status: 'fulfilled', value: 1 }],
    ['a failure', () => Promise.reject(new Error('no')), { status: 'rejected', reason: new Error('no') }],
  ])('passes on %s', async (_, work, want) => {
    const { signal } = new AbortController()
    expect((await Promise.allSettled([abortable<unknown>(work(), signal)]))[0]).toEqual(want)
    expect((await Promise.allSettled([abortable<unknown>(work(), undefined)]))[0]).toEqual(want)
  })

  it('ends with the reason, before and while waiting', async () => {
    const never = new Promise(() => {})
    await expect(abortable(never, AbortSignal.abort('before'))).rejects.toBe('before')
    const abort = new AbortController()
    const waiting = abortable(never, abort.signal)
    abort.abort('while')
    await expect(waiting).rejects.toBe('while')
  })

  it('takes care of a failure that comes after the abort', async () => {
    const abort = new AbortController()
    let fail = (_: Error) => {}
    const waiting = abortable(new Promise((_, reject) => (fail = reject)), abort.signal)
    abort.abort('gone')
    await expect(waiting).rejects.toBe('gone')
    fail(new Error('late'))
    await new Promise((resolve) => setImmediate(resolve))
  })
})
