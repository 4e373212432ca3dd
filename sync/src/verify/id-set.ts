const NUMERIC = /^[1-9]\d{0,14}$/
const hash = (id: number): number => Math.imul(id ^ Math.floor(id / 2 ** 32), 0x9e3779b1) >>> 0

/** Ids of one stream. 16 to 32 bytes each, ids that are no plain numbers excepted: at most 32 MB for a million. */
export class IdSet {
  #slots = new Float64Array(64)
  #numbers = 0
  readonly #texts = new Set<string>()

  get size(): number {
    return this.#numbers + this.#texts.size
  }

  has(id: string): boolean {
    if (!NUMERIC.test(id)) return this.#texts.has(id)
    return this.#slots[this.#slotOf(Number(id))] !== 0
  }

  add(id: string): void {
    if (!NUMERIC.test(id)) {
      this.#texts.add(id)
      return
    }
    const slot = this.#slotOf(Number(id))
    if (this.#slots[slot] !== 0) return
    this.#slots[slot] = Number(id)
    if (++this.#numbers * 2 > this.#slots.length) this.#grow()
  }

  /** Where the id is, or the empty slot where it belongs. */
  #slotOf(id: number): number {
    const mask = this.#slots.length - 1
    let slot = hash(id) & mask
    while (this.#slots[slot] !== 0 && this.#slots[slot] !== id) slot = (slot + 1) & mask
    return slot
  }

  #grow(): void {
    const before = this.#slots
    this.#slots = new Float64Array(before.length * 2)
    for (const id of before) if (id !== 0) this.#slots[this.#slotOf(id)] = id
  }
}
