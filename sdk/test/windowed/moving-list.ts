import type { Page } from '../../src/types/page.ts'
import type { AnyRow } from '../../src/types/rows.ts'
import type { PageAsk } from '../../src/windowed/pages.ts'

/** A list in memory that answers as PCO does, and may move between two requests. */
export class MovingList {
  readonly rows = new Map<number, string | null>()
  readonly asked: PageAsk[] = []
  ordered = true
  ignoreWhere = false
  withTotal = true
  move: () => void = () => {}

  read = async (ask: PageAsk): Promise<Page<AnyRow>> => {
    this.move()
    this.asked.push(ask)
    const range = this.ignoreWhere ? undefined : ask.where?.created_at
    const all = [...this.rows].filter(([, at]) => {
      if (!range) return true
      return at !== null && (!range.gte || at >= range.gte) && (!range.lt || at < range.lt)
    })
    // Nulls first, ties by id (facts §3); without an order by id.
    const key = (at: string | null): string => (this.ordered && ask.order ? (at ?? '') : '')
    all.sort((a, b) => (key(a[1]) < key(b[1]) ? -1 : key(a[1]) > key(b[1]) ? 1 : a[0] - b[0]))
    const { offset = 0, perPage = 100 } = ask
    const data = all
      .slice(offset, offset + perPage)
      .map(([id, created_at]) => ({ type: 'Person', id: String(id), attributes: { created_at } }))
    const next = offset + perPage < all.length ? offset + perPage : null
    const total = this.withTotal ? all.length : null
    return { data, included: [], meta: {}, links: {}, offset, nextOffset: next, total, rateLimit: null }
  }

  get deepest(): number {
    return Math.max(0, ...this.asked.map(({ offset = 0 }) => offset))
  }
}

export const START = Date.UTC(2026, 0, 1)
export const at = (second: number): string => `${new Date(START + second * 1000).toISOString().slice(0, 19)}Z`
