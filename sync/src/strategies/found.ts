import type { AnyRow, Identifier, StreamDeclaration } from '@pcokit/sdk/runtime'

/** A row that is named and did not come along. */
export interface Found {
  /** The row that names it. */
  readonly owner: string
  readonly id: string
}

/** What a page's `relationships` and `included` say together. */
export interface Along {
  readonly rows: readonly AnyRow[]
  readonly lost: readonly Found[]
  /** Rows that do not say at all what comes along with them. */
  readonly untold: number
}

const identifiers = (row: AnyRow, name: string): readonly Identifier[] | null => {
  const data = row.relationships?.[name]?.data
  return data === undefined ? null : data === null ? [] : [data].flat()
}

/** Follows an include from a page's rows, matched by relationship: types in identifiers may be odd. */
export function findAlong(
  { rows, included }: { readonly rows: readonly AnyRow[]; readonly included: readonly AnyRow[] },
  include: string,
  carrier: StreamDeclaration,
  rider: StreamDeclaration,
): Along {
  const index = new Map<string, AnyRow[]>()
  for (const row of included) {
    const same = index.get(row.id)
    if (same) same.push(row)
    else index.set(row.id, [row])
  }
  const names = include.split('.')
  const found = new Map<string, AnyRow>()
  const lost: Found[] = []
  let untold = 0
  const expected = carrier.references[names[0]!] ?? []

  const follow = (owner: AnyRow, depth: number): void => {
    const last = depth === names.length - 1
    const named = identifiers(owner, names[depth]!)
    if (named === null) untold++
    for (const { type, id } of named ?? []) {
      const candidates = index.get(id) ?? []
      const wanted = last ? [rider.type] : expected
      const row =
        candidates.find((candidate) => wanted.includes(candidate.type)) ??
        (last ? undefined : candidates.find((candidate) => candidate.type === type)) ??
        (last ? undefined : candidates[0])
      if (row && last) found.set(id, row)
      else if (row) follow(row, depth + 1)
      // Another type stands at the end of a relationship that may point to several: no passenger of ours.
      else if (!candidates.some((candidate) => candidate.type === type)) lost.push({ owner: owner.id, id })
    }
  }
  for (const row of rows) follow(row, 0)
  // Rows that came and that no relationship names are there all the same.
  for (const row of included) if (row.type === rider.type && !found.has(row.id)) found.set(row.id, row)
  return { rows: [...found.values()], lost, untold }
}
