/** From a document to a page, and where the next one starts. */
import type { Page, PageMeta } from '../types/page.ts'
import type { AnyRow } from '../types/rows.ts'
import type { PcoResponse } from '../types/transport.ts'

/** A page while a stream still decides on it. */
export type OpenPage = { -readonly [K in keyof Page<AnyRow>]: Page<AnyRow>[K] }

interface Document {
  readonly data: readonly AnyRow[]
  readonly included?: readonly AnyRow[]
  readonly meta?: PageMeta
  readonly links?: Page<AnyRow>['links']
}

/** A page out of a response whose `data` is an array. */
export function pageOf(response: PcoResponse, offset: number): OpenPage {
  const { data, included = [], meta = {}, links = {} } = response.body as Document
  // `meta.next`, not `links.next`: asked for too many a page, PCO echoes that in the link and pages by 100.
  const next = meta.next?.offset ?? (links.next ? offset + data.length : null)
  return {
    data,
    included,
    meta,
    links,
    offset,
    // An empty page or a next that does not advance would page for ever: `per_page=0` does on PCO.
    nextOffset: next !== null && data.length && next > offset ? next : null,
    total: meta.total_count ?? null,
    rateLimit: response.rateLimit,
    grantedAt: response.grantedAt,
  }
}
