/** The rows of one resource type, in order of their ids, with indexes by reference. */
import type { MockType } from './model.ts'

/** A reference: an id, or `Type/id` where the relationship is polymorphic; several for to-many. */
export type RefValue = string | null | readonly string[]

export interface StoredRow {
  readonly id: string
  readonly attributes: Record<string, unknown>
  readonly refs: Record<string, RefValue>
  /** Attributes that no table knows: PCO adds some within a version (facts §14.17). */
  readonly extra?: readonly string[]
}

/** Numeric ids by number, all others after them by text (facts §15.9). */
export function byId(a: StoredRow, b: StoredRow): number {
  const difference = Number(a.id) - Number(b.id)
  if (!Number.isNaN(difference) && difference !== 0) return difference
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** The id inside a reference. */
export const refId = (value: string): string => value.slice(value.indexOf('/') + 1)

export class Table {
  /** Rows that were deleted and that PCO still lists under a filter. */
  readonly buried: StoredRow[] = []
  /** Grows with every change: what was computed from an older version is stale. */
  version = 0
  readonly #rows = new Map<string, StoredRow>()
  readonly #indexes = new Map<string, Map<string, StoredRow[]>>()
  #ordered: StoredRow[] | null = null

  constructor(readonly type: MockType) {}

  get size(): number {
    return this.#rows.size
  }

  get(id: string): StoredRow | undefined {
    return this.#rows.get(id)
  }

  /** All rows by ascending id. Do not change the array. */
  all(): readonly StoredRow[] {
    this.#ordered ??= [...this.#rows.values()].sort(byId)
    return this.#ordered
  }

  /** Adds many rows whose ids ascend: no sort, no index work. */
  load(rows: readonly StoredRow[]): void {
    for (const row of rows) this.#rows.set(row.id, row)
    this.#ordered = this.#rows.size === rows.length ? [...rows] : null
    this.#indexes.clear()
    this.version++
  }

  put(row: StoredRow): void {
    const before = this.#rows.get(row.id)
    if (before) this.#unindex(before)
    this.#rows.set(row.id, row)
    this.#index(row)
    const last = this.#ordered?.at(-1)
    if (!before && this.#ordered && (!last || byId(last, row) < 0)) this.#ordered.push(row)
    else this.#ordered = null
    this.version++
  }

  remove(id: string): StoredRow | undefined {
    const row = this.#rows.get(id)
    if (!row) return undefined
    this.#rows.delete(id)
    this.#unindex(row)
    this.#ordered = null
    this.version++
    return row
  }

  /** Rows whose reference `ref` names `id`, by ascending id. The index is built when first asked for. */
  naming(ref: string, id: string): readonly StoredRow[] {
    let index = this.#indexes.get(ref)
    if (!index) {
      index = new Map()
      this.#indexes.set(ref, index)
      for (const row of this.all()) for (const key of targets(row, ref)) add(index, key, row)
    }
    return index.get(id) ?? []
  }

  #index(row: StoredRow): void {
    for (const [ref, index] of this.#indexes)
      for (const key of targets(row, ref)) {
        add(index, key, row)
        index.get(key)?.sort(byId)
      }
  }

  #unindex(row: StoredRow): void {
    for (const [ref, index] of this.#indexes)
      for (const key of targets(row, ref)) {
        const left = (index.get(key) ?? []).filter((other) => other.id !== row.id)
        if (left.length > 0) index.set(key, left)
        else index.delete(key)
      }
  }
}

function targets(row: StoredRow, ref: string): readonly string[] {
  const value = row.refs[ref]
  if (value == null) return []
  return typeof value === 'string' ? [refId(value)] : value.map(refId)
}

function add(index: Map<string, StoredRow[]>, key: string, row: StoredRow): void {
  const rows = index.get(key)
  if (rows) rows.push(row)
  else index.set(key, [row])
}
