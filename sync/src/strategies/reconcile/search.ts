import type { StampIndex } from './stamp-index.ts'

/** A page to ask for: created from `gte` on and before `lt` (ms, whole seconds), oldest first. */
export interface Probe {
  readonly gte: number
  readonly lt: number
  readonly offset: number
}

/** What came: a page of rows, oldest first, and how many there are in the range. */
export interface ProbePage {
  readonly rows: readonly { readonly id: string; readonly at: number }[]
  readonly total: number
}

/** A range of which only counts are known. */
interface Interval {
  readonly gte: number
  readonly lt: number
  /** Rows PCO counts there. */
  readonly listed: number
}

/** One second that fills more than a page, while its pages come. */
interface Crowded {
  readonly rest: Interval
  readonly second: number
  readonly ids: Set<string>
  total: number
}

/** What halving costs in requests for each difference, on top of the halvings that single it out. */
const EACH = 1.2
/** The search may cost so much more than reading the list from end to end, and `SLACK` pages. */
const SHARE = 0.05
const SLACK = 2

/**
 * Finds where a list and the store differ. Every probe is a full page: it counts its range and brings the first rows
 * of it, which are compared; what is counted in the other half follows by subtraction. Ranges whose counts agree are
 * left alone: they may still hide one record gone and one unknown, which is the deep reading's to find. A range is read
 * from end to end where that is cheaper. Pure: whoever asks hands in the pages.
 */
export class Search {
  /** In the store, and not where the list should have them. */
  readonly extra: string[] = []
  /** In the list, and not in the store. */
  readonly unknown: string[] = []
  readonly #index: StampIndex
  readonly #perPage: number
  readonly #open: Interval[] = []
  #crowded: Crowded | null = null
  #begun: Interval | null
  #taken: Probe | null = null
  /** The half that a probe does not ask for. */
  #other: Interval | null = null
  #spent = 0
  #most = 0

  constructor(index: StampIndex, range: { readonly gte: number; readonly lt: number }, perPage: number) {
    this.#index = index
    this.#perPage = perPage
    this.#begun = { ...range, listed: 0 }
  }

  /** What to ask for next; null when nothing differs any more. */
  next(): Probe | null {
    if (this.#crowded) {
      const { second, ids } = this.#crowded
      return { gte: second, lt: second + 1000, offset: ids.size }
    }
    if (this.#begun) return { gte: this.#begun.gte, lt: this.#begun.lt, offset: 0 }
    for (let interval = this.#open.pop(); interval; interval = this.#open.pop()) {
      const { gte, lt, listed } = interval
      const held = this.#index.count(gte, lt)
      if (listed === held) continue
      if (listed === 0) {
        this.extra.push(...this.#index.ids(gte, lt))
        continue
      }
      const from = this.#split(interval, held)
      this.#other = from > gte ? { gte, lt: from, listed } : null
      this.#taken = { gte: from, lt, offset: 0 }
      return this.#taken
    }
    return null
  }

  /** The answer to what was asked last. */
  take(page: ProbePage): void {
    this.#spent++
    if (this.#crowded) {
      this.#drain(this.#crowded, page)
      return
    }
    const { gte, lt } = this.#begun ?? this.#taken!
    if (this.#begun) this.#most = this.#pages(page.total) * (1 + SHARE) + SLACK
    this.#begun = null
    if (this.#other) {
      const listed = Math.max(0, this.#other.listed - page.total)
      this.#open.push({ ...this.#other, listed })
      this.#other = null
    }
    this.#compare({ gte, lt, listed: page.total }, page.rows)
  }

  /** Where the probe begins: at the range's start, or at about its middle. */
  #split({ gte, lt, listed }: Interval, held: number): number {
    const pages = listed / this.#perPage
    const differ = Math.abs(listed - held)
    const halving = differ * (Math.max(0, Math.log2(pages / differ)) + EACH)
    if (pages <= 2 || halving >= pages || held === 0 || this.#price() + 1 > this.#most) return gte
    // The probe compares a page of its half: the halves are what is left then.
    const middle = this.#index.stampAfter(gte, Math.floor((held - this.#perPage) / 2))
    const from = Math.max(middle, gte + 1000)
    return from < lt ? from : gte
  }

  /** What it costs in all if everything that is open is read from end to end. */
  #price(): number {
    return this.#open.reduce((sum, { listed }) => sum + this.#pages(listed), this.#spent + 1)
  }

  /** Pages that go on from the last second of the one before hold a row twice. */
  #pages(rows: number): number {
    return Math.max(1, Math.ceil(rows / Math.max(1, this.#perPage - 1)))
  }

  #compare({ gte, lt, listed }: Interval, rows: ProbePage['rows']): void {
    const whole = rows.length >= listed
    // The last second of a page may go on behind it.
    const upTo = whole ? lt : rows.at(-1)!.at
    if (upTo <= gte) {
      const ids = new Set(rows.map(({ id }) => id))
      this.#crowded = { rest: { gte, lt, listed }, second: gte, ids, total: Number.POSITIVE_INFINITY }
      return
    }
    const before = rows.filter(({ at }) => at < upTo)
    this.#settle(gte, upTo, new Set(before.map(({ id }) => id)))
    if (whole) return
    this.#open.push({ gte: upTo, lt, listed: Math.max(0, listed - before.length) })
  }

  #drain(crowded: Crowded, { rows, total }: ProbePage): void {
    const { rest, second, ids } = crowded
    const known = ids.size
    for (const { id } of rows) ids.add(id)
    crowded.total = total
    if (ids.size < total && ids.size > known) return
    this.#crowded = null
    this.#settle(second, second + 1000, ids)
    const listed = Math.max(0, rest.listed - total)
    this.#open.push({ gte: second + 1000, lt: rest.lt, listed })
  }

  #settle(gte: number, lt: number, listed: ReadonlySet<string>): void {
    const held = new Set(this.#index.ids(gte, lt))
    for (const id of held) if (!listed.has(id)) this.extra.push(id)
    for (const id of listed) if (!held.has(id)) this.unknown.push(id)
  }
}
