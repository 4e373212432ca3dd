/** Faults on demand: what goes wrong between PCO and its callers. */

/** What happens to a request instead of, or on top of, a good answer. */
export interface Fault {
  /** Answered with this status: 429 and others as JSON:API errors. */
  readonly status?: number
  /** PCO's word for the error: `delete_restriction`, `invalid_data`. */
  readonly code?: string
  /** Seconds, for `status: 429` or 503. */
  readonly retryAfter?: number
  /** The word in a 401's hint: `BABOON`, `CAPUCHIN`. */
  readonly hint?: string
  /** Milliseconds before the answer goes out. */
  readonly delay?: number
  /** The connection ends before an answer; `after` lets PCO do its work first, so that a write is done and nobody knows. */
  readonly cut?: 'before' | 'after'
  /** The answer's JSON ends in the middle. */
  readonly torn?: boolean
  /** An HTML page instead of JSON, with `status` or 502. */
  readonly html?: boolean
  /** An empty body, with `status` or 500. */
  readonly empty?: boolean
  /** `included` lacks what `relationships` names: every such row, or those of one type (facts §15.3). */
  readonly omitIncluded?: true | string
  /** Names of `where` that are not applied this time (facts §15.1). */
  readonly ignoreWhere?: readonly string[]
}

/** Which requests a fault concerns; every part that is given has to fit. */
export interface FaultMatch {
  readonly method?: string
  /** A piece of the path, or a pattern for it. */
  readonly path?: string | RegExp
  /** The n-th request that fits otherwise, counted from 1. */
  readonly nth?: number
  /** Chance from 0 to 1, drawn from the mock's seed. */
  readonly probability?: number
}

interface Rule {
  readonly match: FaultMatch
  readonly fault: Fault
  left: number
  seen: number
}

/** The faults of one mock. */
export interface Faults {
  /** Concerns the next request, or the next `times`. */
  next(fault: Fault, times?: number): void
  /** Concerns every request until `clear`. */
  always(fault: Fault): void
  /** Concerns every request that fits; the first fault that fits is taken. */
  match(match: FaultMatch, fault: Fault, times?: number): void
  clear(): void
}

export class FaultQueue implements Faults {
  #rules: Rule[] = []
  readonly #random: () => number

  constructor(random: () => number) {
    this.#random = random
  }

  next(fault: Fault, times = 1): void {
    this.match({}, fault, times)
  }

  always(fault: Fault): void {
    this.match({}, fault)
  }

  match(match: FaultMatch, fault: Fault, times: number = Infinity): void {
    this.#rules.push({ match, fault, left: times, seen: 0 })
  }

  clear(): void {
    this.#rules = []
  }

  /** The fault of a request, if any; uses it up. */
  take(method: string, path: string): Fault | null {
    for (const rule of this.#rules) {
      if (!this.#fits(rule, method, path)) continue
      rule.left--
      if (rule.left <= 0) this.#rules = this.#rules.filter((other) => other !== rule)
      return rule.fault
    }
    return null
  }

  #fits(rule: Rule, method: string, path: string): boolean {
    const { match } = rule
    if (match.method !== undefined && match.method.toUpperCase() !== method) return false
    if (typeof match.path === 'string' && !path.includes(match.path)) return false
    if (match.path instanceof RegExp && !match.path.test(path)) return false
    rule.seen++
    if (match.nth !== undefined && rule.seen !== match.nth) return false
    return match.probability === undefined || this.#random() < match.probability
  }
}
