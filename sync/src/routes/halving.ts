import type { AnyRow, Page } from '@pcokit/sdk/runtime'

/** Fewer rows a page are not tried: a list that is too heavy for this is too heavy. */
const LEAST = 12

type Read = (offset: number, perPage: number) => Promise<Page<AnyRow>>

const heavy = (error: unknown): boolean => (error as { status?: unknown } | null)?.status === 504

/**
 * Reads a page, and where PCO's gateway gives up on it (504: an include that is too heavy for a hundred rows) its
 * two halves one after the other, put together again. `spent` hears of each request above the one asked for.
 */
export async function halving(
  read: Read,
  offset: number,
  perPage: number,
  spent: () => void = () => {},
): Promise<Page<AnyRow>> {
  try {
    return await read(offset, perPage)
  } catch (error) {
    if (!heavy(error) || perPage / 2 < LEAST) throw error
  }
  spent()
  const half = Math.ceil(perPage / 2)
  const first = await halving(read, offset, half, spent)
  if (first.nextOffset === null) return first
  spent()
  const second = await halving(read, offset + half, perPage - half, spent)
  return {
    ...second,
    data: [...first.data, ...second.data],
    included: [...first.included, ...second.included],
    offset,
    grantedAt: first.grantedAt,
  }
}
