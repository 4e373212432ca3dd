import type { Clock } from '@pcokit/sdk/runtime'

/** The machine's clock. */
export const machineClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const stop = (): void => {
        clearTimeout(timer)
        reject(signal?.reason)
      }
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop)
        resolve()
      }, ms)
      signal?.addEventListener('abort', stop, { once: true })
    }),
}

/** Lifts times that fall below what was seen before: a machine's clock may step back, observations may not. */
export function risingFrom(floor: number): (at: number) => number {
  let highest = floor
  return (at) => {
    highest = Math.max(highest, Math.floor(at))
    return highest
  }
}

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz'

/** Ids of 12 characters, 62 bits, from the randomness handed in. */
export function idsFrom(random: () => number): () => string {
  return () => Array.from({ length: 12 }, () => alphabet[Math.floor(random() * 36)]).join('')
}
