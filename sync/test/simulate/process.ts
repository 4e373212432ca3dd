import type { Clock } from '@pcokit/sdk/runtime'
import type { Book } from './book.ts'
import type { Dice, VirtualTime } from './time.ts'

export type Port = 'fetch' | 'commit' | 'lease' | 'read' | 'sleep'

/** How a process ends before its time: at its n-th step through a port. */
export interface Fate {
  readonly at: number
  /** Milliseconds it stands still before it goes on as a zombie; null dies. */
  readonly pause: number | null
  /** Whether what it was about to do still happens (a death), or happens at once rather than when it wakes (a zombie). */
  readonly applied: boolean
}

/**
 * One engine's operating system process. A dead one gets no answer any more, from nobody: memory is gone and no
 * `finally` runs. Nothing is ever thrown into it.
 */
export class Process {
  alive = true
  paused = false
  /** Milliseconds its clock is off. */
  skew = 0
  /** When its clock was last put forward. */
  steppedAt = Number.NEGATIVE_INFINITY
  /** Resolves when it dies or stands still: whoever watches it sees no difference. */
  readonly silent: Promise<void>
  #silence!: () => void
  #steps = 0
  #held: (() => void)[] = []

  constructor(
    readonly name: string,
    readonly time: VirtualTime,
    readonly book: Book,
    readonly dice: Dice,
    readonly fate: Fate | null,
  ) {
    this.silent = new Promise((resolve) => (this.#silence = resolve))
  }

  readonly clock: Clock = {
    now: () => Math.floor(this.time.now + this.skew),
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        const way = this.step('sleep')
        if (way === 'never' || way === 'applied') return
        const stop = (): void => {
          alarm.ring = null
          reject(signal?.reason)
        }
        const alarm = this.time.after(ms, () =>
          this.deliver(() => {
            signal?.removeEventListener('abort', stop)
            resolve()
          }),
        )
        signal?.addEventListener('abort', stop, { once: true })
      }),
  }

  /** Hands something in, unless nobody is there; while it stands still, things wait. */
  deliver(hand: () => void): void {
    if (!this.alive) return
    if (this.paused) this.#held.push(hand)
    else hand()
  }

  /** One step through a port. `applied`: what is asked for happens, and nobody is told. `never`: not even that. */
  step(port: Port): 'goes' | 'applied' | 'never' | 'later' {
    if (!this.alive) return 'never'
    if (this.paused) return 'later'
    const { fate } = this
    if (fate === null || ++this.#steps !== fate.at) return 'goes'
    if (fate.pause === null) {
      this.book.happened(fate.applied ? 'death, applied' : 'death, not applied', true)
      this.book.happened(`death in ${port}`)
      this.book.trace(this.name, `dies in ${port}, ${fate.applied ? 'applied' : 'not applied'}`)
      this.die()
      return fate.applied ? 'applied' : 'never'
    }
    this.book.happened('zombie', true)
    this.book.trace(this.name, `stands still in ${port} for ${fate.pause} ms`)
    this.paused = true
    this.#silence()
    this.time.after(fate.pause, () => this.#wake())
    // A sleeper has nothing to apply; it sleeps on.
    return port === 'sleep' || fate.applied ? 'goes' : 'later'
  }

  die(): void {
    this.alive = false
    this.#held = []
    this.#silence()
  }

  /** Through a port and back: `effect` happens after `ms`, the answer comes unless the process is gone. */
  through<T>(port: Port, ms: number, effect: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const way = this.step(port)
      if (way === 'never') return
      const act = (): void => {
        effect().then(
          (value) => this.deliver(() => resolve(value)),
          (error) => this.deliver(() => reject(error)),
        )
      }
      if (way === 'later') this.#held.push(act)
      else this.time.after(ms, act)
    })
  }

  #wake(): void {
    if (!this.alive) return
    this.book.trace(this.name, 'wakes')
    this.paused = false
    const held = this.#held
    this.#held = []
    for (const hand of held) this.time.after(0, () => this.deliver(hand))
  }
}
