/** The machine's clock. Everything that waits takes a `Clock`, so that tests run in virtual time. */
import type { Clock } from '../types/clock.ts'
import { abortable } from './abortable.ts'

/** setTimeout fires at once beyond this many milliseconds. */
const LONGEST = 2 ** 31 - 1

/** Real time. Sleeps of any length work, `Infinity` too. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: async (ms, signal) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const nap = (length: number) =>
      new Promise<void>((wake) => {
        timer = setTimeout(wake, length)
      })
    try {
      for (let left = ms; ; left -= LONGEST) {
        await abortable(nap(Math.min(left, LONGEST)), signal)
        if (left <= LONGEST) return
      }
    } finally {
      clearTimeout(timer)
    }
  },
}
