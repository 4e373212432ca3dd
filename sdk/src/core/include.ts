/**
 * Included rows, put where they belong: below the relationship that names them. Matched by the relationship's
 * name, since the type in PCO's identifiers may be odd (`PrimaryCampus` for a Campus).
 */
import type { UnknownIdentifierEvent } from '../types/hooks.ts'
import type { AnyRow, Identifier } from '../types/rows.ts'
import type { Asked } from './query.ts'
import type { Tree } from './tree.ts'

/** A row while it is completed in place: nothing else holds it yet. */
export type OpenRow = { -readonly [K in keyof AnyRow]: AnyRow[K] } & {
  included?: { [name: string]: unknown }
}

const NONE = Object.freeze({})

/** Called for each identifier without a row; `identifier` is null when the row lacks the relationship itself. */
export type Missing = (event: Omit<UnknownIdentifierEvent, 'path'>) => void

type Index = Map<string, Map<string, AnyRow>>

function indexOf(included: readonly AnyRow[]): Index {
  const index: Index = new Map()
  for (const row of included) {
    const ids = index.get(row.type)
    if (ids) ids.set(row.id, row)
    else index.set(row.type, new Map([[row.id, row]]))
  }
  return index
}

/** Completes rows: `relationships`, `links` and `included` are always there. Costs next to nothing without includes. */
export function attach(
  rows: readonly OpenRow[],
  included: readonly AnyRow[],
  asked: Asked,
  tree: Tree,
  missing?: Missing,
): void {
  const names = Object.keys(asked)
  const index = names.length ? indexOf(included) : undefined
  for (const row of rows) {
    row.relationships ??= NONE
    row.links ??= NONE
    row.included = index ? match(row, names, asked, index, tree, missing) : NONE
  }
}

function match(
  row: AnyRow,
  names: string[],
  asked: Asked,
  index: Index,
  tree: Tree,
  missing?: Missing,
): { [name: string]: unknown } {
  const result: { [name: string]: unknown } = {}
  for (const name of names) {
    const relationship = tree.type(row.type)?.relationships.get(name)
    const data = row.relationships?.[name]?.data
    const many = relationship?.many ?? Array.isArray(data)
    const found: unknown[] = []
    if (data === undefined) missing?.({ owner: row, relationship: name, identifier: null })
    for (const identifier of (Array.isArray(data) ? data : data ? [data] : []) as Identifier[]) {
      const target = find(identifier, relationship?.to, index)
      if (target) found.push(nest(target, asked[name]!, index, tree, missing))
      else missing?.({ owner: row, relationship: name, identifier })
    }
    result[name] = many ? found : (found[0] ?? null)
  }
  return result
}

/** By the identifier's own type first, which decides where a relationship is polymorphic; then by the real ones. */
function find(
  identifier: Identifier,
  types: readonly string[] | undefined,
  index: Index,
): AnyRow | undefined {
  const { type, id } = identifier
  let row = index.get(type)?.get(id)
  if (types && !(row && types.includes(type))) for (const real of types) row = index.get(real)?.get(id) ?? row
  return row
}

/** A fresh object for each parent: two people may share a household, and each has its own `included`. */
function nest(row: AnyRow, asked: Asked, index: Index, tree: Tree, missing?: Missing): OpenRow {
  const names = Object.keys(asked)
  return {
    ...row,
    relationships: row.relationships ?? NONE,
    links: row.links ?? NONE,
    included: names.length ? match(row, names, asked, index, tree, missing) : NONE,
  }
}
