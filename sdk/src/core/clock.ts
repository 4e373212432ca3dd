/** The machine's clock. Everything that waits takes a `Clock`, so that tests run in virtual time. */
import type { Clock } from '../types/clock.ts'

/** setTimeout fires at once beyond this many milliseconds. */
const LONGEST = 2 ** 31 - 1

/** Real time. Sleeps of any length work, `Infinity` too. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      let timer: ReturnType<typeof setTimeout>
      const stop = () => {
        clearTimeout(timer)
        reject(signal?.reason)
      }
      const step = (left: number) => {
        timer = setTimeout(
          () => {
            if (left > LONGEST) return step(left - LONGEST)
            signal?.removeEventListener('abort', stop)
            resolve()
          },
          Math.min(left, LONGEST),
        )
      }
      if (signal?.aborted) return reject(signal.reason)
      signal?.addEventListener('abort', stop, { once: true })
      step(ms)
    }),
}
