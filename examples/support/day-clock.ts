import { setTimeout as wait } from 'node:timers/promises'

/** The machine's time, which can be put forward: hours of a simulated day pass at once. */
export interface DayClock {
  now(): number
  sleep(ms: number, signal?: AbortSignal): Promise<void>
  pass(hours: number): void
}

export function dayClock(): DayClock {
  let ahead = 0
  return {
    now: () => Date.now() + ahead,
    sleep: (ms, signal) => wait(ms, undefined, signal ? { signal } : {}),
    pass: (hours) => {
      ahead += hours * 3_600_000
    },
  }
}
