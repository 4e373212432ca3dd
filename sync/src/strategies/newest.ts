import { OVERLAP } from '../planner/index.ts'
import { commitDelta, type Pass, type PassEnd } from './delta.ts'
import { pagesOf } from './pages.ts'
import { inOrder, stampAt } from './stamps.ts'

/** Begun anew so often before a full reading takes over. */
const ROUNDS = 10
/** Ids of the last page by which the next one joins on. */
const TAIL = 20

/**
 * Newest first, down to the watermark. Each page holds the last row of the one before: where it does not, rows went
 * and others moved up unseen, and it begins anew at the front, where all that changed is.
 */
export async function readNewestFirst(pass: Pass): Promise<PassEnd> {
  const { task, kind, from } = pass
  for (let round = 0; round < ROUNDS; round++) {
    let tail: readonly string[] = []
    let joined = true
    for await (const page of pagesOf(task, {
      offset: 0,
      overlap: OVERLAP,
      order: `-${kind.stamp}`,
    })) {
      if (!inOrder(page.rows, kind.stamp, true)) return 'unordered'
      await commitDelta(pass, page)
      joined = page.offset === 0 || page.rows.some(({ id }) => tail.includes(id))
      if (!joined) break
      tail = page.rows.slice(-TAIL).map(({ id }) => id)
      const last = page.rows.at(-1)
      const at = last ? stampAt(last, kind.stamp) : null
      if (at !== null && at < from) return 'done'
    }
    if (joined) return 'done'
  }
  return 'restless'
}
