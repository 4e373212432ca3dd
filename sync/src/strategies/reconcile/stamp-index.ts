const NUMERIC = /^[1-9]\d{0,14}$/

/**
 * The ids a store holds of a stream, by the second they were created in. 20 bytes a record, ids that are no plain
 * numbers excepted: 20 MB for a million, for as long as a reconcile takes.
 */
export class StampIndex {
  #stamps = new Float64Array(1024)
  #numbers = new Float64Array(1024)
  /** Ids that are no numbers, by position; the number there is NaN. */
  #texts = new Map<number, string>()
  #order = new Uint32Array(0)
  #size = 0
  /** Records without a stamp: in no range. */
  unstamped = 0

  /** @param at created at (ms), null for never */
  add(id: string, at: number | null): void {
    if (at === null) {
      this.unstamped++
      return
    }
    if (this.#size === this.#stamps.length) {
      this.#stamps = grown(this.#stamps)
      this.#numbers = grown(this.#numbers)
    }
    this.#stamps[this.#size] = Math.floor(at / 1000) * 1000
    this.#numbers[this.#size] = NUMERIC.test(id) ? Number(id) : Number.NaN
    if (!NUMERIC.test(id)) this.#texts.set(this.#size, id)
    this.#size++
  }

  /** After the last `add`. */
  sort(): this {
    this.#order = Uint32Array.from({ length: this.#size }, (_, position) => position)
    const stamps = this.#stamps
    this.#order.sort((a, b) => stamps[a]! - stamps[b]!)
    return this
  }

  get size(): number {
    return this.#size
  }

  /** Records created from `gte` on and before `lt` (ms). */
  count(gte: number, lt: number): number {
    return Math.max(0, this.#rank(lt) - this.#rank(gte))
  }

  ids(gte: number, lt: number): string[] {
    const found: string[] = []
    for (let rank = this.#rank(gte), end = this.#rank(lt); rank < end; rank++) {
      const position = this.#order[rank]!
      found.push(this.#texts.get(position) ?? String(this.#numbers[position]))
    }
    return found
  }

  /** When the record was created that `skip` others of those from `gte` on come before. */
  stampAfter(gte: number, skip: number): number {
    return this.#stamps[this.#order[Math.min(this.#size - 1, this.#rank(gte) + skip)]!]!
  }

  /** Records created before. */
  #rank(before: number): number {
    let [low, high] = [0, this.#size]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#stamps[this.#order[middle]!]! < before) low = middle + 1
      else high = middle
    }
    return low
  }
}

function grown(array: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(array.length * 2)
  larger.set(array)
  return larger
}
