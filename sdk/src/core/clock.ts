/** The machine's clock. Everything that waits takes a `Clock`, so that tests run in virtual time. */
import type { Clock } from '../types/clock.ts'
import { onAbort } from './abortable.ts'

/** setTimeout fires at once beyond this many milliseconds. */
const LONGEST = 2 ** 31 - 1

const timer = (ms: number, run: () => void): (() => void) => {
  let id: ReturnType<typeof setTimeout>
  const arm = (left: number) => {
    id = setTimeout(() => (left > LONGEST ? arm(left - LONGEST) : run()), Math.min(left, LONGEST))
  }
  arm(ms)
  return () => clearTimeout(id)
}

/** Real time. Waits of any length work, `Infinity` too. */
export const systemClock: Clock = {
  now: () => Date.now(),
  timer,
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      const cancel = timer(ms, () => {
        off()
        resolve()
      })
      const off = onAbort(signal, () => {
        cancel()
        reject(signal?.reason)
      })
    }),
}

/** A timer of any clock, see `Clock.timer`. */
export function later(clock: Clock, ms: number, run: () => void): () => void {
  if (clock.timer) return clock.timer(ms, run)
  const cancelled = new AbortController()
  clock.sleep(ms, cancelled.signal).then(run, () => {})
  return () => cancelled.abort(0)
}
