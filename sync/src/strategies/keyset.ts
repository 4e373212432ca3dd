import { DEEPEST, secondOf } from '@pcokit/sdk/windowed'
import type { SourcePage } from '../source/index.ts'
import { commitDelta, type Pass, type PassEnd } from './delta.ts'
import { pagesOf } from './pages.ts'
import { inOrder, stampAt, strays } from './stamps.ts'

/**
 * On from the last stamp read: rows that are edited meanwhile move to the end and come once more. The second a page
 * ends with is begun again at the last row of it, which has to come first; else from its start.
 */
export async function readKeyset(pass: Pass): Promise<PassEnd> {
  const { stamp } = pass.kind
  let [from, offset, last] = [pass.from, 0, '']
  /** Rows of the second `from` that came so far. */
  let held = new Set<string>()
  for (;;) {
    const page = await onePage(pass, { gte: from }, offset)
    if (strays(page.rows, stamp, { gte: from })) return 'ignored'
    if (!inOrder(page.rows, stamp)) return 'unordered'
    await commitDelta(pass, page, from)
    if (offset > 0 && !page.rows.some(({ id }) => id === last)) {
      offset = 0
      held = new Set()
      continue
    }
    if (page.rows.length === 0 || page.nextOffset === null) return 'done'
    const at = stampAt(page.rows.at(-1)!, stamp)!
    const same = page.rows.filter((row) => stampAt(row, stamp) === at).map(({ id }) => id)
    held = new Set(at === from ? [...held, ...same] : same)
    if (same.length === page.rows.length) {
      // A second that fills a page: an import. All of it, then on behind it.
      if (!(await drain(pass, at, held))) return 'restless'
      ;[from, offset, held] = [at + 1000, 0, new Set()]
      continue
    }
    ;[from, offset, last] = [at, Math.max(0, held.size - 1), page.rows.at(-1)!.id]
  }
}

/** The rest of one second by offset, until as many distinct rows came as it counts. */
async function drain(pass: Pass, second: number, ids: Set<string>): Promise<boolean> {
  const { stamp } = pass.kind
  const range = { gte: second, lt: second + 1000 }
  for (let round = 0; round < 3; round++) {
    let total: number | null = null
    // Some of it came already.
    for (let offset = round === 0 ? ids.size : 0; offset <= DEEPEST; ) {
      const page = await onePage(pass, range, offset)
      if (strays(page.rows, stamp, range)) return false
      await commitDelta(pass, page, second)
      for (const { id } of page.rows) ids.add(id)
      total = page.total
      if (page.rows.length === 0 || page.nextOffset === null) break
      offset += page.rows.length
    }
    if (total === null || ids.size >= total) return true
  }
  return false
}

async function onePage(
  { task, kind }: Pass,
  { gte, lt }: { readonly gte: number; readonly lt?: number },
  offset: number,
): Promise<SourcePage> {
  const bounds = { gte: secondOf(gte), ...(lt !== undefined && { lt: secondOf(lt) }) }
  const where = { [kind.stamp]: bounds }
  for await (const page of pagesOf(task, {
    offset,
    overlap: 0,
    order: kind.stamp,
    where,
    readAhead: 1,
  }))
    return page
  throw new Error('The source gave no page, not even an empty one.')
}
