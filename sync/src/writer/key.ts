/**
 * How fresh a value is: stamp of the source (`updated_at` in ms, 0 without one), observation (ms, when the
 * request was allowed to leave), id of the input. Compared in that order, the greater wins.
 * A tuple, because one is stored with every record.
 */
export type Key = readonly [stamp: number, observed: number, input: string]

/** Below 0 when `a` is older than `b`. */
export function compareKeys(a: Key, b: Key): number {
  return a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0)
}

export const sameKey = (a: Key, b: Key): boolean => compareKeys(a, b) === 0
