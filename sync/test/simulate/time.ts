import { seeded } from '../support/fake-source.ts'

/** Draws from a seed. */
export class Dice {
  readonly next: () => number

  constructor(seed: number) {
    this.next = seeded(Math.imul(seed, 0x9e3779b1))
    for (let i = 0; i < 5; i++) this.next()
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** A whole number from `least` to `most`. */
  int(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.next() * items.length)]!
  }
}

export interface Alarm {
  readonly at: number
  readonly order: number
  ring: (() => void) | null
}

/** Lets everything that is ready run. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

const earlier = (a: Alarm, b: Alarm): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)

/** Time that moves from alarm to alarm, each letting all it started run before the next: one order for a seed. */
export class VirtualTime {
  now: number
  /** Alarms that rang. */
  rung = 0
  #heap: Alarm[] = []
  #orders = 0
  #failed: Error | null = null
  #held = 0

  constructor(start: number) {
    this.now = start
  }

  after(ms: number, ring: () => void): Alarm {
    const alarm: Alarm = { at: this.now + Math.max(0, ms), order: this.#orders++, ring }
    const heap = this.#heap
    heap.push(alarm)
    for (let i = heap.length - 1; i > 0; ) {
      const parent = (i - 1) >> 1
      if (!earlier(heap[i]!, heap[parent]!)) break
      ;[heap[i], heap[parent]] = [heap[parent]!, heap[i]!]
      i = parent
    }
    return alarm
  }

  /** Ends the time: for what would go on for ever. */
  fail(error: Error): void {
    this.#failed ??= error
  }

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.after(ms, resolve)
    })
  }

  /** Lets time stand still until work outside of it is done: a server's answer takes none of it. */
  async hold<T>(work: Promise<T>): Promise<T> {
    this.#held++
    try {
      return await work
    } finally {
      this.#held--
    }
  }

  /** Moves time until the promise settles. @throws when nothing is left that could settle it */
  async run<T>(promise: Promise<T>): Promise<T> {
    let done = false
    const finish = (): void => {
      done = true
    }
    promise.then(finish, finish)
    for (;;) {
      await settle()
      while (this.#held > 0) await settle()
      if (done) return promise
      if (this.#failed) throw this.#failed
      const alarm = this.#pop()
      if (!alarm) throw new Error('Nothing will ever happen: no alarm is left and the work is not done.')
      if (!alarm.ring) continue
      this.now = Math.max(this.now, alarm.at)
      this.rung++
      alarm.ring()
    }
  }

  #pop(): Alarm | null {
    const heap = this.#heap
    const top = heap[0]
    if (!top) return null
    const last = heap.pop()!
    if (heap.length > 0) {
      heap[0] = last
      for (let i = 0; ; ) {
        let least = i
        for (const child of [2 * i + 1, 2 * i + 2]) {
          if (child < heap.length && earlier(heap[child]!, heap[least]!)) least = child
        }
        if (least === i) break
        ;[heap[i], heap[least]] = [heap[least]!, heap[i]!]
        i = least
      }
    }
    return top
  }
}
