import type { Learnt } from '../store/index.ts'
import { save } from './save.ts'
import type { Task } from './task.ts'

/** Stamps that filters are asked by. */
export type Stamp = 'created_at' | 'updated_at'

/** No record of PCO is from here on, or from before the other: a range that can hold nothing. */
const NEVER = [{ gte: '2200-01-01T00:00:00Z' }, { lt: '1900-01-01T00:00:00Z' }] as const

/** Does the stream's declaration say that its list filters by the stamp? */
export const declaresFilter = ({ stream }: Task, stamp: Stamp): boolean =>
  (stamp === 'created_at' ? stream.declaration.createdAt : stream.declaration.updatedAt).startsWith('filter')

/**
 * May a filter by this stamp be relied on? PCO ignores some documented filters in silence (facts §15.1), so each is
 * tried once with ranges that can hold nothing: they have to count nothing. What was learnt stays with the checkpoint.
 * Costs two requests, once in a stream's life.
 */
export async function filters(task: Task, stamp: Stamp): Promise<boolean> {
  if (!declaresFilter(task, stamp)) return false
  const known = task.checkpoint.learnt?.[stamp]
  if (known) return known === 'filters'
  let works = true
  for (const range of NEVER) {
    if (!works) break
    task.counts.probes++
    const { total } = await task.source.count(task.stream, task.signal, { [stamp]: range })
    works = total === 0
  }
  await learn(task, stamp, works ? 'filters' : 'ignored')
  return works
}

/** Keeps what was learnt. */
export async function learn(task: Task, of: keyof Learnt, what: 'filters' | 'ignored'): Promise<void> {
  const learnt: Learnt = { ...task.checkpoint.learnt, [of]: what }
  await save(task, { ...task.checkpoint, learnt })
}
