/**
 * Included rows, put where they belong: below the relationship that names them. Matched by the relationship's
 * name, since the type in PCO's identifiers may be odd (`PrimaryCampus` for a Campus).
 */
import type { UnknownIdentifierEvent } from '../types/hooks.ts'
import type { AnyRow, Identifier } from '../types/rows.ts'
import type { Asked } from './query.ts'
import { type Tree, typeOf } from './tree.ts'

/** A row while it is completed in place: nothing else holds it yet. */
export type OpenRow = { -readonly [K in keyof AnyRow]: AnyRow[K] } & {
  included?: { [name: string]: unknown }
}

const NONE = Object.freeze({})

/** Called for each identifier without a row; `identifier` is null when the row lacks the relationship itself. */
export type Missing = (event: Omit<UnknownIdentifierEvent, 'path'>) => void

/** Completes rows: `relationships`, `links` and `included` are always there. Costs next to nothing without includes. */
export function attach(
  rows: readonly OpenRow[],
  included: readonly AnyRow[],
  asked: Asked,
  tree: Tree,
  missing?: Missing,
): void {
  const index = new Map<string, AnyRow>()
  const names = Object.keys(asked)
  if (names.length) for (const row of included) index.set(`${row.type}/${row.id}`, row)

  /** By the identifier's own type first, which decides where a relationship is polymorphic; then by the real ones. */
  const find = ({ type, id }: Identifier, types: readonly string[]): AnyRow | undefined =>
    [...(types.includes(type) ? [type] : types), ...types, type]
      .map((name) => index.get(`${name}/${id}`))
      .find((row) => row)

  const complete = (row: OpenRow, below: Asked, words = Object.keys(below)): OpenRow => {
    row.relationships ??= NONE
    row.links ??= NONE
    const own: { [name: string]: unknown } = words.length ? {} : NONE
    row.included = own
    for (const name of words) {
      const { many, to } = typeOf(tree, row.type)?.relationships.get(name) ?? {}
      const data = row.relationships[name]?.data
      const found: unknown[] = []
      if (data === undefined) missing?.({ owner: row, relationship: name, identifier: null })
      for (const identifier of [data ?? []].flat() as Identifier[]) {
        const target = find(identifier, to ?? [])
        // A fresh object for each parent: two people may share a household, and each has its own `included`.
        if (target) found.push(complete({ ...target }, below[name]!))
        else missing?.({ owner: row, relationship: name, identifier })
      }
      own[name] = (many ?? Array.isArray(data)) ? found : (found[0] ?? null)
    }
    return row
  }
  for (const row of rows) complete(row, asked, names)
}
