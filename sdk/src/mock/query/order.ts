/** `order`: text folded, nulls first, ties by ascending id (facts §3, §15.9). */
import type { MockType } from '../model.ts'
import type { Store } from '../store.ts'
import { byId, type StoredRow } from '../table.ts'

/** Lower case, without accents. */
export const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

type Value = string | number | null
type Key = (row: StoredRow) => Value

const sortable = (value: unknown, plain: boolean): Value => {
  if (value == null) return null
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'string') return plain ? value : fold(value)
  return JSON.stringify(value)
}

/** An order by what the row itself lacks: by the same attribute of who or what it names. */
function keyOf(store: Store, type: MockType, name: string): Key {
  const own = type.attributes.get(name)
  if (own) return (row) => sortable(row.attributes[name], own.letter === 't' || own.letter === 'd')
  if (name === 'id') return (row) => Number(row.id) || row.id
  const wanted = name.replace(/^[a-z_]+\./, '')
  return (row) => {
    for (const ref of type.refs.keys()) {
      const value = row.refs[ref]
      const found = typeof value === 'string' ? store.follow(type, ref, value) : null
      if (found?.type.attributes.has(wanted)) return sortable(found.row.attributes[wanted], false)
    }
    return null
  }
}

function compare(a: Value, b: Value): number {
  if (a === b) return 0
  if (a === null) return -1
  if (b === null) return 1
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return a < b ? -1 : 1
}

/** Sorts by the orders PCO knows here; others are ignored. The rows come by ascending id. */
export function sortRows(
  store: Store,
  type: MockType,
  allowed: readonly string[],
  order: readonly string[],
  rows: readonly StoredRow[],
): readonly StoredRow[] {
  const keys: { readonly key: Key; readonly sign: number }[] = []
  for (const word of order) {
    const name = word.replace(/^-/, '')
    if (allowed.includes(name))
      keys.push({ key: keyOf(store, type, name), sign: word.startsWith('-') ? -1 : 1 })
  }
  if (keys.length === 0) return rows
  const decorated = rows.map((row) => ({ row, values: keys.map(({ key }) => key(row)) }))
  decorated.sort((a, b) => {
    for (let i = 0; i < keys.length; i++) {
      const difference = compare(a.values[i] ?? null, b.values[i] ?? null)
      if (difference !== 0) return difference * keys[i]!.sign
    }
    return byId(a.row, b.row)
  })
  return decorated.map(({ row }) => row)
}
