import type { Clock } from '@pcokit/sdk/runtime'

/** Time that passes when the program says so; who sleeps for long never wakes, which holds off what runs by the hour. */
export function ticking(start: number): Clock & { pass(ms: number): void } {
  let now = start
  return {
    now: () => now,
    sleep: async (ms, signal) => {
      if (ms <= 5000) {
        now += ms
        return
      }
      await new Promise<void>((_, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason))
      })
    },
    pass: (ms) => {
      now += ms
    },
  }
}
