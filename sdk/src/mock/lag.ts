/** Reads that lag writes, on demand: what PCO's replicas and search indexes do for minutes (facts §8, §15.3, §15.4). */
import type { MockType } from './model.ts'
import type { Change, Store } from './store.ts'
import { byId, refId, type StoredRow } from './table.ts'
import { liveView, type View } from './view.ts'

export interface LagOptions {
  /** Milliseconds that reads are behind. */
  readonly ms: number
  /** Types that lag, as `people.Household`; all where left out. */
  readonly types?: readonly string[]
  /** Chance that a read lags, from 0 to 1. @default 1 */
  readonly probability?: number
}

/** What lags in a mock. */
export interface Lag {
  /** Whole reads see the data as it was. */
  reads(options: LagOptions): void
  /** Only `included` does: a document's two halves disagree. */
  included(options: LagOptions): void
  clear(): void
}

/** Changes kept to look back on. */
const KEPT = 20_000

/** A store as it was: rows that changed since are taken from before their first change. */
function pastView(live: View, changes: readonly Change[]): View {
  const was = new Map<string, Map<string, StoredRow | null>>()
  for (const { type, id, before } of changes) {
    const rows = was.get(type.key) ?? new Map<string, StoredRow | null>()
    if (!rows.has(id)) rows.set(id, before)
    was.set(type.key, rows)
  }
  const all = (type: MockType): readonly StoredRow[] => {
    const changed = was.get(type.key)
    if (!changed) return live.all(type)
    const kept = live.all(type).filter((row) => !changed.has(row.id))
    const old = [...changed.values()].filter((row): row is StoredRow => row !== null)
    return [...kept, ...old].sort(byId)
  }
  const names = (row: StoredRow, ref: string, id: string): boolean => {
    const value = row.refs[ref]
    return value != null && (typeof value === 'string' ? [value] : value).some((one) => refId(one) === id)
  }
  return {
    version: null,
    all,
    get: (type, id) => {
      const changed = was.get(type.key)
      return changed?.has(id) ? (changed.get(id) ?? undefined) : live.get(type, id)
    },
    naming: (type, ref, id) =>
      was.has(type.key) ? all(type).filter((row) => names(row, ref, id)) : live.naming(type, ref, id),
    buried: (type) => live.buried(type),
  }
}

export class LagControl implements Lag {
  readonly #store: Store
  /** The data as it is. */
  readonly live: View
  readonly #random: () => number
  #journal: Change[] = []
  #reads: LagOptions | null = null
  #included: LagOptions | null = null

  constructor(store: Store, random: () => number) {
    this.#store = store
    this.live = liveView(store)
    this.#random = random
    store.listeners.push((change) => {
      this.#journal.push(change)
      if (this.#journal.length > KEPT * 2) this.#journal = this.#journal.slice(-KEPT)
    })
  }

  reads(options: LagOptions): void {
    this.#reads = options
  }

  included(options: LagOptions): void {
    this.#included = options
  }

  clear(): void {
    this.#reads = null
    this.#included = null
  }

  /** What one request sees. */
  views(): { readonly view: View; readonly includeView: View } {
    const view = this.#view(this.#reads)
    return { view, includeView: this.#included ? this.#view(this.#included) : view }
  }

  #view(lag: LagOptions | null): View {
    if (!lag || (lag.probability !== undefined && this.#random() >= lag.probability)) return this.live
    const since = this.#store.now() - lag.ms
    const behind = this.#journal.filter(
      (change) =>
        change.at > since &&
        (lag.types === undefined || lag.types.some((key) => this.#store.type(key) === change.type)),
    )
    return behind.length === 0 ? this.live : pastView(this.live, behind)
  }
}
