/**
 * The fewest requests that a full copy can take: for each type the least over its routes of one request a page of a
 * hundred rows and at least one a list; what comes along by include is free; lists below parents that are known
 * to be empty, by what the catalogue says of them and the mock's tables show, are not asked for.
 * Which routes bring all rows is found out by asking for all of them, in several churches: what does so in one and
 * not in a sparser one did so by luck. Knows nothing of the planner.
 */
import { catalogues } from '@pcokit/sdk/catalogue'
import type { StreamDeclaration } from '@pcokit/sdk/runtime'
import { bringsAll, pages, type Ways } from './ways.ts'

/** Requests at least, by type; types that no way shows are left out. Prices are those of the first church. */
export function floorOf(churches: readonly [Ways, ...Ways[]]): Map<string, number> {
  const floor = new Map<string, number>()
  for (const { product, streams } of catalogues) {
    for (const stream of streams) {
      const least = leastOf(product, stream, churches)
      if (least !== null) floor.set(`${product}.${stream.type}`, least)
    }
  }
  return floor
}

interface Priced {
  readonly key: string
  readonly price: number
}

function leastOf(product: string, stream: StreamDeclaration, churches: readonly [Ways, ...Ways[]]) {
  const [{ lists }] = churches
  const along = stream.rides.filter(({ on, include }) => bringsAll(stream, on, include))
  const free = [...new Set(along.map(({ on }) => `${product}.${on}?${stream.type}`))]
  const paths = [...stream.collections, ...stream.walks.map(({ path }) => path)]
  const priced: Priced[] = paths
    .map((path) => `${product}${path}`)
    .filter((key) => lists.has(key))
    .map((key) => ({
      key,
      price: lists.get(key)!.reduce((sum, list) => sum + (list.knownEmpty ? 0 : pages(list.rows)), 0),
    }))
    .sort((a, b) => a.price - b.price)
  const everything = [...free, ...priced.map(({ key }) => key)]
  const all = churches.map((church) => union(church, everything))
  if (priced.length === 0) return all[0]!.size > 0 ? 0 : null
  const whole = (keys: readonly string[]): boolean =>
    churches.every((church, nth) => union(church, [...free, ...keys]).size === all[nth]!.size)
  if (all[0]!.size > 0 && whole([])) return 0
  const alone = priced.find(({ key }) => whole([key]))
  // Spread over several lists: the dearest go first, each that adds nothing to the rest.
  let kept = priced
  for (const { key } of [...priced].reverse()) {
    const rest = kept.filter((other) => other.key !== key)
    if (whole(rest.map((other) => other.key))) kept = rest
  }
  const together = kept.reduce((sum, { price }) => sum + price, 0)
  return Math.min(alone?.price ?? together, together)
}

const union = ({ ids }: Ways, keys: readonly string[]): Set<string> =>
  new Set(keys.flatMap((key) => [...(ids.get(key) ?? [])]))
