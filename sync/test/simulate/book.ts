/** What has to happen at least 50 times in 2,000 seeds: a simulation that never meets it proves nothing about it. */
export const SITUATIONS = [
  'edit',
  'edit without a stamp',
  'insert',
  'late commit',
  'delete',
  'parent deleted with children',
  'row that comes back',
  'merge',
  'row that changes its place',
  'permission refused',
  'sudden emptiness',
  'total off by one',
  'filter ignored',
  'reads lag',
  '429 storm',
  'limit lowered',
  'limit raised',
  'limit met by a request in flight',
  'server error',
  'page of a proxy',
  'cut before the answer',
  'answer lost',
  'torn body',
  'cut in the body',
  'timeout',
  'slow page',
  'request aborted in flight',
  'store error, not applied',
  'store error, applied',
  'death, not applied',
  'death, applied',
  'death in fetch',
  'death in commit',
  'death in lease',
  'death in read',
  'death in sleep',
  'zombie',
  'zombie refused by the fence',
  'two engines',
  'lease busy',
  'holder evicted',
  'clock stepped back',
  'clock stepped forward',
  'run cancelled',
  'run resumed',
  'stepped back',
  'second pass',
  'counts disagree',
  'proven delete',
  'reconcile',
  'delete proven by a reconcile',
  'missing but alive',
  'record restored',
  'children walked',
  'lists below parents that changed',
  'child proven gone',
  'rows that came along',
  'row that came along alone',
  'include that lacks a row',
  'durable store',
  'webhooks received',
  'webhook lost',
  'delete told by a webhook',
  'run paused',
  'row without attributes',
  'record refused by the store',
  'record put aside',
] as const

export type Situation = (typeof SITUATIONS)[number]

/** An invariant that did not hold. */
export interface Violation {
  readonly rule: string
  readonly what: string
}

/** What happened in one simulation: situations, violations, and the trace. */
export class Book {
  readonly counts = new Map<Situation, number>()
  readonly violations: Violation[] = []
  readonly lines: string[] = []
  /** Faults put in the way. */
  faults = 0
  /** Of the whole trace, kept or not. */
  digest = 0x811c9dc5
  readonly #now: () => number
  readonly #keep: boolean
  readonly #start: number

  constructor(now: () => number, start: number, keep: boolean) {
    this.#now = now
    this.#keep = keep
    this.#start = start
  }

  happened(situation: Situation, fault = false): void {
    this.counts.set(situation, (this.counts.get(situation) ?? 0) + 1)
    if (fault) this.faults++
    this.trace('*', situation)
  }

  trace(who: string, what: string): void {
    const line = `${((this.#now() - this.#start) / 1000).toFixed(3)} ${who} ${what}`
    let h = this.digest
    for (let i = 0; i < line.length; i++) h = Math.imul(h ^ line.charCodeAt(i), 0x01000193)
    this.digest = h >>> 0
    if (this.#keep) this.lines.push(line)
  }

  violated(rule: string, what: string): void {
    this.trace('!', `${rule}: ${what}`)
    if (this.violations.length < 20) this.violations.push({ rule, what })
  }
}
