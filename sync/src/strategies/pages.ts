import type { PagesRequest, SourcePage } from '../source/index.ts'
import { inPlace } from './readable.ts'
import type { Task } from './task.ts'

/** What a strategy asks of a list. */
export type ListAsk = Pick<PagesRequest, 'offset' | 'overlap' | 'order'> &
  Partial<Pick<PagesRequest, 'where' | 'sparse' | 'deepest' | 'readAhead'>> & {
    /** Without what rides along. */
    readonly alone?: boolean
  }

/** Pages of the task's own list, each counted as a request. */
export async function* pagesOf(
  task: Task,
  { alone, ...ask }: ListAsk,
): AsyncGenerator<SourcePage, void, undefined> {
  const { stream, source, readAhead, perPage, signal, passengers } = task
  const include = alone ? undefined : passengers?.includes
  for await (const page of source.pages(stream, { perPage, readAhead, signal, include, ...ask })) {
    task.counts.requests++
    yield { ...page, rows: inPlace(page.rows) }
    signal.throwIfAborted()
  }
}

/** Tells what a page brought. `done`: rows up to here. */
export function emitPage(task: Task, page: SourcePage, done: number, total: number | null): void {
  const { offset, rows, rateLimit } = page
  task.emit({ type: 'page', stream: task.stream.name, offset, rows: rows.length, done, total, rateLimit })
}

/** What came along with the page, before the page itself: a page that counts as read has brought its passengers. */
export async function commitPassengers(task: Task, generation: string, page: SourcePage): Promise<void> {
  const begun = task.checkpoint.reading?.id === generation
  await task.passengers?.write({ id: generation, begun }, [{ ...page, included: page.included ?? [] }])
}
