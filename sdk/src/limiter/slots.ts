/**
 * The log of one budget: which requests still count against it.
 *
 * PCO refuses a request when more than N arrived within the last W. A slot is held from grant until response
 * headers + W. The request arrives somewhere between its grant and its headers; so if N + 1 arrivals fell into
 * one window of length W, at the grant of the last of them the other N would still be held, and N + 1 slots
 * would be live: which `fits` rules out. After an abort the request may still arrive until grant + T (T: the
 * client's timeout), so its slot is held until then + W.
 */
export class SlotLog {
  /** Granted, and no answer yet. */
  inFlight = 0
  /** Nothing is granted before this, after a Retry-After. */
  pausedUntil = 0
  /** False until the first header with a count: what was sent before us is unknown. */
  seeded = false
  /** Slots dropped since the beginning. */
  expired = 0
  /** When answered requests came back, ascending; those before `head` are dropped. */
  private answered: number[] = []
  private head = 0
  /** Latest times at which requests of unknown outcome can arrive: few, in no order. */
  private unknown: number[] = []

  /** Requests allowed in `window` milliseconds. */
  limit: number
  window: number

  constructor(limit: number, window: number) {
    this.limit = limit
    this.window = window
  }

  /** Slots held, in flight or not. */
  get used(): number {
    return this.inFlight + this.answered.length - this.head + this.unknown.length
  }

  /** Drops the slots whose time is over. One millisecond beyond W makes up for clocks that round. */
  expire(now: number): void {
    const over = now - this.window - 1
    while (this.head < this.answered.length && this.answered[this.head]! <= over) {
      this.head++
      this.expired++
    }
    // Shifting one by one would cost the length of the log each time.
    if (this.head > 1000) {
      this.answered = this.answered.slice(this.head)
      this.head = 0
    }
    if (!this.unknown.length) return
    const kept = this.unknown.filter((at) => at > over)
    this.expired += this.unknown.length - kept.length
    this.unknown = kept
  }

  /** Whether one more request may go. A log without its past lets requests go one by one. */
  fits(now: number): boolean {
    return now >= this.pausedUntil && this.used < this.limit && (this.seeded || !this.inFlight)
  }

  /** When it is worth asking again; Infinity when only an answer can help. */
  next(now: number): number {
    if (now < this.pausedUntil) return this.pausedUntil
    if (this.used < this.limit) return this.seeded || !this.inFlight ? now : Infinity
    return Math.min(this.answered[this.head] ?? Infinity, ...this.unknown) + this.window + 1
  }

  /** Moves the slot of a request that left `inFlight` to where it is held until its time is over. */
  settle(now: number, arrivesBy: number | null): void {
    this.inFlight--
    if (arrivesBy === null) this.answered.push(now)
    else this.unknown.push(Math.max(now, arrivesBy))
  }

  /**
   * Takes over what PCO's headers say. `expiredAtGrant` is `expired` at the request's grant: every slot held at
   * some time since then can be in PCO's count; what the count has beyond those was sent by a stranger (or by
   * us, before a restart) and is counted in. More than `limit` of them change nothing.
   */
  learn(now: number, state: { limit: number; period: number; count: number }, expiredAtGrant: number): void {
    this.limit = state.limit
    this.window = state.period * 1000
    this.seeded = true
    const known = this.used + this.expired - expiredAtGrant
    for (let surplus = Math.min(state.count, this.limit + known) - known; surplus > 0; surplus--)
      this.answered.push(now)
  }
}
