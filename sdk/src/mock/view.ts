/** What a read sees: the store as it is, or as it was a while ago. */
import type { Edge, Rule } from './edges.ts'
import type { MockType } from './model.ts'
import type { Store } from './store.ts'
import { refId, type StoredRow } from './table.ts'

export interface View {
  /** Stays the same while `all` does; null when nothing may be kept. */
  readonly version: number | null
  all(type: MockType): readonly StoredRow[]
  get(type: MockType, id: string): StoredRow | undefined
  /** Rows of `type` whose reference `ref` names `id`. */
  naming(type: MockType, ref: string, id: string): readonly StoredRow[]
  buried(type: MockType): readonly StoredRow[]
}

/** A row with its type. */
export interface Found {
  readonly type: MockType
  readonly row: StoredRow
}

export const liveView = (store: Store): View => ({
  get version() {
    return store.version
  },
  all: (type) => store.table(type).all(),
  get: (type, id) => store.table(type).get(id),
  naming: (type, ref, id) => store.table(type).naming(ref, id),
  buried: (type) => store.table(type).buried,
})

const listOf = (value: unknown): readonly string[] =>
  value == null ? [] : typeof value === 'string' ? [value] : (value as readonly string[])

/** A polymorphic reference names a type as well: ids of two types may be equal. */
const names = (row: StoredRow, ref: string, type: string): boolean =>
  listOf(row.refs[ref]).every((value) => !value.includes('/')) ||
  listOf(row.refs[ref]).some((value) => value.startsWith(`${type}/`))

function pointed(view: View, store: Store, type: MockType, row: StoredRow, ref: string): Found[] {
  const found: Found[] = []
  for (const value of listOf(row.refs[ref])) {
    const slash = value.indexOf('/')
    const target = store.sibling(type, slash > 0 ? value.slice(0, slash) : (type.refs.get(ref)?.to[0] ?? ''))
    const there = target && view.get(target, refId(value))
    if (target && there) found.push({ type: target, row: there })
  }
  return found
}

/** What hangs on a row, on the rows that name it, and on what all of these name. */
function gathered(
  view: View,
  store: Store,
  { type, row }: Found,
  { target, ref, type: by, by: near }: Rule & { readonly kind: 'gathered' },
): Found[] {
  const [hanging, naming] = [store.sibling(type, target), store.sibling(type, by)]
  if (!hanging || !naming) return []
  const around: Found[] = [
    { type, row },
    ...view.naming(naming, near, row.id).map((below) => ({ type: naming, row: below })),
  ]
  const may = new Set(hanging.refs.get(ref)?.to)
  const named = around.flatMap((one) =>
    [...one.type.refs.values()]
      .filter(({ to }) => to.some((name) => may.has(name)))
      .flatMap(({ name }) => pointed(view, store, one.type, one.row, name)),
  )
  const found = new Map<string, Found>()
  for (const one of [...around, ...named])
    for (const there of view.naming(hanging, ref, one.row.id))
      if (names(there, ref, one.type.name)) found.set(there.id, { type: hanging, row: there })
  return [...found.values()].sort((a, b) => Number(a.row.id) - Number(b.row.id))
}

/** Rows at the end of an edge, in the order of their ids. */
export function follow(
  view: View,
  store: Store,
  type: MockType,
  row: StoredRow,
  edge: Edge,
): readonly Found[] {
  const rule = edge.rule
  if (rule.kind === 'organization') {
    const target = store.sibling(type, 'Organization')
    const there = target && view.all(target)[0]
    return target && there ? [{ type: target, row: there }] : []
  }
  if (rule.kind === 'own') return pointed(view, store, type, row, rule.ref)
  if (rule.kind === 'gathered') return gathered(view, store, { type, row }, rule)
  const other = store.sibling(type, rule.type)
  if (!other) return []
  if (rule.kind === 'back') {
    const rows = view
      .naming(other, rule.ref, row.id)
      .filter((pointing) => names(pointing, rule.ref, type.name))
    return rows.map((pointing) => ({ type: other, row: pointing }))
  }
  const seen = new Set<string>()
  const found: Found[] = []
  for (const join of view.naming(other, rule.near, row.id))
    for (const end of pointed(view, store, other, join, rule.far))
      if (!seen.has(end.row.id)) {
        seen.add(end.row.id)
        found.push(end)
      }
  return found.sort((a, b) => Number(a.row.id) - Number(b.row.id))
}
