import type { AnyRow } from '@pcokit/sdk/runtime'

/** A stamp in ms; null where a row has none. */
export function stampAt(row: AnyRow, stamp: string): number | null {
  const value = row.attributes?.[stamp]
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? null : time
}

/** Does a row lie outside the range that was asked for? Then the filter is ignored. */
export const strays = (
  rows: readonly AnyRow[],
  stamp: string,
  { gte, lt }: { readonly gte: number; readonly lt?: number },
): boolean =>
  rows.some((row) => {
    const at = stampAt(row, stamp)
    return at === null || at < gte || (lt !== undefined && at >= lt)
  })

/** Are the rows that have a stamp in order by it? */
export function inOrder(rows: readonly AnyRow[], stamp: string, descending = false): boolean {
  let last: number | null = null
  for (const row of rows) {
    const at = stampAt(row, stamp)
    if (at === null) continue
    if (last !== null && (descending ? at > last : at < last)) return false
    last = at
  }
  return true
}
