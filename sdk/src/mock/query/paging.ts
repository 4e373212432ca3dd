/** Pages: 25 rows by default, 100 at most, and the oddities at the edges (facts §3). */
import type { Query } from './params.ts'
import { writeQuery } from './params.ts'

const DEFAULT = 25
const MOST = 100

export interface Slice {
  readonly offset: number
  /** Rows on this page at most. */
  readonly size: number
  readonly next: number | null
  readonly prev: number | null
}

/** `per_page=500` gives 100 rows; `per_page=0` gives none and a next page that is the same one. */
export function slice(query: Query, total: number): Slice {
  const size = Math.min(query.perPage ?? DEFAULT, MOST)
  const next = query.offset + size
  return {
    offset: query.offset,
    size,
    next: next < total ? next : null,
    prev: query.offset > 0 ? Math.max(0, query.offset - size) : null,
  }
}

export interface PageLinks {
  self: string
  next?: string
  prev?: string
}

/** Links echo the query as asked, also a `per_page` above the cap. */
export function pageLinks(url: string, query: Query, page: Slice): PageLinks {
  const links: PageLinks = { self: `${url}${writeQuery(query.all)}` }
  if (page.next !== null) links.next = `${url}${writeQuery(query.all, { offset: String(page.next) })}`
  if (page.prev !== null) links.prev = `${url}${writeQuery(query.all, { offset: String(page.prev) })}`
  return links
}
