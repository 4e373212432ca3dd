import { secondOf } from '@pcokit/sdk/windowed'
import { OVERLAP } from '../planner/index.ts'
import { commitDelta, type Pass, type PassEnd } from './delta.ts'
import { pagesOf } from './pages.ts'
import { strays } from './stamps.ts'

/** Read so often before a full reading takes over. */
const ROUNDS = 4
/** Ids of the last page by which the next one joins on. */
const TAIL = 20

/**
 * Everything stamped since, in PCO's own order. Rows that are edited meanwhile come in anywhere, rows that are
 * deleted leave: each page has to hold a row of the one before, and in the end as many came as are counted.
 */
export async function readRange(pass: Pass): Promise<PassEnd> {
  const { task, kind, from } = pass
  const where = { [kind.stamp]: { gte: secondOf(from) } }
  for (let round = 0; round < ROUNDS; round++) {
    const ids = new Set<string>()
    let tail: readonly string[] = []
    let total: number | null = null
    let joined = true
    for await (const page of pagesOf(task, {
      offset: 0,
      overlap: OVERLAP,
      order: null,
      where,
    })) {
      if (strays(page.rows, kind.stamp, { gte: from })) return 'ignored'
      await commitDelta(pass, page)
      joined = page.offset === 0 || page.rows.some(({ id }) => tail.includes(id))
      if (!joined) break
      for (const { id } of page.rows) ids.add(id)
      tail = page.rows.slice(-TAIL).map(({ id }) => id)
      total = page.total
    }
    if (joined && (total === null || ids.size >= total)) return 'done'
  }
  return 'restless'
}
