/** What reading costs, in requests. */

/** Rows a page, the most PCO gives. */
export const PAGE = 100
/** Rows that pages have in common, so that rows moving in between are noticed: one request more in a hundred. */
export const OVERLAP = 1

/** Records of a stream that nobody counted yet: a page of them. Stated wherever it is used. */
export const ASSUMED = 100
/** People of a product that nobody counted yet: of all lists the long one, and a walk over it the last resort. */
export const ASSUMED_PEOPLE = 1000
/** Children of one parent that nobody counted yet. */
export const ASSUMED_EACH = 1

/** Pages of one list. Never none: it takes a request to see that there is nothing. */
export const pagesOf = (records: number, perPage = PAGE): number =>
  Math.max(1, Math.ceil((records - OVERLAP) / (perPage - OVERLAP)))

/** Lists below so many parents that hold so many rows in all, taken to be spread evenly. */
export function walkPrice(parents: number, records: number, perPage = PAGE): number {
  return parents === 0 ? 0 : parents * pagesOf(records / parents, perPage)
}
