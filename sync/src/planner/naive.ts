import type { Stream } from '../source/index.ts'
import { pagesOf, walkPrice } from './price.ts'

/**
 * Requests of the walk that needs no plan: every top-level list page by page, and below every row each list that
 * PCO documents there.
 */
export function naivePrice(streams: readonly Stream[], count: (stream: string) => number): number {
  let sum = 0
  for (const { name, product, declaration } of streams) {
    if (declaration.collections.length > 0) sum += pagesOf(count(name))
    for (const { parents } of declaration.walks) {
      sum += walkPrice(count(`${product}.${parents.at(-1)}`), count(name))
    }
  }
  return sum
}
