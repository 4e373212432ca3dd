/**
 * The fewest requests that a full copy can take: for each type the least over its routes of one request a page of a
 * hundred rows and at least one a list; what comes along by include is free; no parent of a walk is known to be empty.
 * Which routes bring all rows is found out by asking for all of them. Knows nothing of the planner.
 */
import { catalogues } from '@pcokit/sdk/catalogue'
import type { StreamDeclaration } from '@pcokit/sdk/runtime'
import type { Ways } from './ways.ts'

const pages = (rows: number): number => Math.max(1, Math.ceil(rows / 100))

/** Requests at least, by type; types that no way shows are left out. */
export function floorOf(ways: Ways): Map<string, number> {
  const floor = new Map<string, number>()
  for (const { product, streams } of catalogues) {
    for (const stream of streams) {
      const least = leastOf(product, stream, ways)
      if (least !== null) floor.set(`${product}.${stream.type}`, least)
    }
  }
  return floor
}

function leastOf(product: string, stream: StreamDeclaration, { ids, lists }: Ways): number | null {
  const free = [...new Set(stream.rides.map(({ on }) => `${product}.${on}?${stream.type}`))]
  const paths = [...stream.collections, ...stream.walks.map(({ path }) => path)]
  const priced = paths
    .map((path) => `${product}${path}`)
    .filter((key) => lists.has(key))
    .map((key) => ({ key, price: lists.get(key)!.reduce((sum, rows) => sum + pages(rows), 0) }))
    .sort((a, b) => a.price - b.price)
  const union = (keys: readonly string[]): Set<string> =>
    new Set(keys.flatMap((key) => [...(ids.get(key) ?? [])]))
  const all = union([...free, ...priced.map(({ key }) => key)])
  if (priced.length === 0) return all.size > 0 ? 0 : null
  const whole = (keys: readonly string[]): boolean => union([...free, ...keys]).size === all.size
  if (all.size > 0 && whole([])) return 0
  const alone = priced.find(({ key }) => whole([key]))
  if (alone) return alone.price
  // Spread over several lists: the dearest go first, each that adds nothing to the rest.
  let kept = [...priced]
  for (const { key } of [...priced].reverse()) {
    const rest = kept.filter((other) => other.key !== key)
    if (whole(rest.map((other) => other.key))) kept = rest
  }
  return kept.reduce((sum, { price }) => sum + price, 0)
}
