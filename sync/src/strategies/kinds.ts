import type { StreamDeclaration } from '@pcokit/sdk/runtime'
import type { Learnt } from '../store/index.ts'
import type { Stamp } from './trust.ts'

/**
 * How changes of a list are found:
 * - `keyset`: filter and order by the stamp, on from the last one read;
 * - `range`: filter only, everything stamped since, by pages that overlap;
 * - `walk`: order only, newest first down to the watermark.
 * By `created_at` only new rows are found: edits come with the next full reading.
 */
export interface DeltaKind {
  readonly way: 'keyset' | 'range' | 'walk'
  readonly stamp: Stamp
}

/** The best way that a declaration offers and that nothing learnt speaks against; null when only full readings tell. */
export function deltaKind(declaration: StreamDeclaration, learnt: Learnt = {}): DeltaKind | null {
  for (const stamp of ['updated_at', 'created_at'] as const) {
    const use = stamp === 'updated_at' ? declaration.updatedAt : declaration.createdAt
    const filters = use.startsWith('filter') && learnt[stamp] !== 'ignored'
    const orders = use.endsWith('order') && learnt.order !== 'ignored'
    if (filters && orders) return { way: 'keyset', stamp }
    if (filters) return { way: 'range', stamp }
    if (orders) return { way: 'walk', stamp }
  }
  return null
}
