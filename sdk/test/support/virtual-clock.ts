import type { Clock } from '../../src/types/clock.ts'

interface Timer {
  readonly at: number
  readonly wake: () => void
}

/** Lets everything that is ready run: microtasks, and what they started. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Time that moves only when told to, so that hours of pacing and retries take milliseconds. */
export class VirtualClock implements Clock {
  /** Every sleep asked for, in milliseconds. */
  readonly sleeps: number[] = []
  private time: number
  private timers: Timer[] = []
  private skipBelow = 0

  constructor(start = Date.UTC(2026, 0, 1)) {
    this.time = start
  }

  now(): number {
    return this.time
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    this.sleeps.push(ms)
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      if (ms < this.skipBelow) {
        this.time += ms
        return resolve()
      }
      const stop = () => {
        this.timers = this.timers.filter((other) => other !== timer)
        reject(signal?.reason)
      }
      const timer: Timer = {
        at: this.time + ms,
        wake: () => {
          signal?.removeEventListener('abort', stop)
          resolve()
        },
      }
      signal?.addEventListener('abort', stop, { once: true })
      // Sorted by time, first come first served within it.
      const after = this.timers.findLastIndex((other) => other.at <= timer.at)
      this.timers.splice(after + 1, 0, timer)
    })
  }

  /** From now on sleeps shorter than `ms` pass at once, moving time: retries with real I/O, but no timeouts. */
  skipSleepsBelow(ms: number): this {
    this.skipBelow = ms
    return this
  }

  /** Sleepers now waiting. */
  get waiting(): number {
    return this.timers.length
  }

  /** Sets the time, without waking anyone: a machine's clock that is set. */
  set(time: number): void {
    this.time = time
  }

  /** Moves time on, waking sleepers in order and letting each do its work before the next. */
  async advance(ms: number): Promise<void> {
    const end = this.time + ms
    await settle()
    for (let timer = this.timers[0]; timer && timer.at <= end; timer = this.timers[0]) {
      this.timers.shift()
      this.time = Math.max(this.time, timer.at)
      timer.wake()
      await settle()
    }
    this.time = end
  }

  /** Moves time from sleeper to sleeper until the promise settles. Only for work without real I/O. */
  async run<T>(promise: Promise<T>): Promise<T> {
    let done = false
    const finish = () => {
      done = true
    }
    promise.then(finish, finish)
    await settle()
    while (!done) {
      // A digest of WebCrypto is made on another thread: it gets turns of the event loop before we give up.
      for (let turn = 0; turn < 20_000 && this.timers.length === 0 && !done; turn++) await settle()
      if (done) break
      const timer = this.timers.shift()
      if (!timer) throw new Error('Nothing will ever happen: no sleeper is left and the promise is pending.')
      this.time = Math.max(this.time, timer.at)
      timer.wake()
      await settle()
    }
    return promise
  }
}
