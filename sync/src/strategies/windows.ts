import { advance, askOf, newWindow, type Window, WindowError } from '@pcokit/sdk/windowed'
import { OVERLAP } from '../planner/index.ts'
import type { SourcePage } from '../source/index.ts'
import type { Checkpoint, Generation } from '../store/index.ts'
import { commitPage } from './page.ts'
import { commitPassengers, emitPage, pagesOf } from './pages.ts'
import type { Task } from './task.ts'
import { declaresFilter, filters, learn } from './trust.ts'

const STAMP = 'created_at'

/**
 * A frozen window of what was created before the generation, less the time in which rows may still appear with an
 * older stamp: one that comes as another goes would leave the count as it was. Null for lists that cannot be asked so.
 */
export function windowFor(task: Task, startedAt: number): Window | null {
  if (!declaresFilter(task, STAMP) || task.checkpoint.learnt?.[STAMP] === 'ignored') return null
  return newWindow(STAMP, task.stream.declaration.createdAt === 'filter+order', startedAt - task.traits.lag)
}

/**
 * Reads on in windows: ⌈n / 100⌉ requests for n rows. A generation that comes back without a window could not be
 * read so to its end; it goes on by pages that overlap.
 */
export async function readWindows(task: Task, begin: Generation): Promise<Generation> {
  let generation = begin
  for (let window = generation.window; window && !window.done; window = generation.window) {
    // Short lists end with the head, and need no filter.
    if (window.head || (await filters(task, STAMP))) generation = await readWindow(task, generation, window)
    else generation = { ...generation, ...plain(window.offset + window.unstamped, generation.tail) }
  }
  const { window } = generation
  if (!window?.doubt) return generation
  return (await readRest(task, generation, window)) ?? anew(generation)
}

/** To the end of the window, or to where it has to step back. */
async function readWindow(task: Task, begin: Generation, window: Window): Promise<Generation> {
  const { where, order = null } = askOf(window)
  const ask = { offset: window.offset, overlap: 0, order, where, deepest: window.deepest }
  let generation = begin
  for await (const page of pagesOf(task, ask)) {
    const before = generation.window!
    const { generation: after, accepted, ignored } = step(generation, before, page)
    generation = after
    await commitPassengers(task, generation.id, page)
    await commitPage(task, page, generation.id, checkpointAt(task, generation))
    emitPage(task, page, generation.offset, generation.total)
    if (ignored) await learn(task, STAMP, 'ignored')
    const now = generation.window
    if (!accepted) {
      const from = now?.offset ?? generation.offset
      const reason = ignored ? 'the filter by created_at is ignored' : 'rows were removed while reading'
      task.emit({ type: 're-read', stream: task.stream.name, from, reason })
    }
    const same = now && now.head === before.head && now.from === before.from && now.to === before.to
    if (!same || now.done || now.offset !== page.nextOffset) return generation
  }
  return generation
}

interface Stepped {
  readonly generation: Generation
  readonly accepted: boolean
  readonly ignored: boolean
}

function step(generation: Generation, before: Window, page: SourcePage): Stepped {
  const counted = { ...generation, pages: generation.pages + 1 }
  try {
    const { window, accepted } = advance(before, page)
    const { all, total, offset, unstamped, head, tail } = window
    const done = head || all === null || total === null ? offset : unstamped + all - total + offset
    const known = all === null ? null : head && !window.done ? all : all + unstamped
    const next = { ...counted, window, tail, offset: Math.max(0, done), total: known ?? page.total }
    return { generation: next, accepted, ignored: false }
  } catch (error) {
    if (!(error instanceof WindowError)) throw error
    const ignored = error.code !== 'second_too_dense'
    // The head is a page like any other; after it positions were those of the filtered list.
    const first = before.head && page.offset === 0
    const tail = page.rows.slice(-1).map(({ id }) => id)
    if (first && page.nextOffset === null) {
      const window = { ...before, done: true }
      const whole = { ...counted, window, offset: page.rows.length, tail, total: page.total }
      return { generation: whole, accepted: true, ignored }
    }
    const back = first ? plain(page.rows.length, tail) : anew(counted)
    return { generation: { ...counted, ...back, total: page.total }, accepted: first, ignored }
  }
}

/** On by pages that overlap, from where the whole list was read to. */
const plain = (next: number, tail: readonly string[]): Pick<Generation, 'window' | 'offset' | 'tail'> => ({
  window: null,
  offset: Math.max(0, next - OVERLAP),
  tail,
})

const anew = (generation: Generation): Generation => ({ ...generation, window: null, offset: 0, tail: [] })

/** Read so often before the whole list is read by pages that overlap. */
const ROUNDS = 4

/**
 * Rows that were there at the start and lie behind the window, and whether any without a stamp is left out: only
 * where the head counted more than the window. Null when it cannot be told.
 */
async function readRest(task: Task, begin: Generation, window: Window): Promise<Generation | null> {
  const { source, stream, signal, counts } = task
  const { stamp, until, all, unstamped, ordered } = window
  const where = { [stamp]: { gte: until } }
  for (let round = 0; round < ROUNDS; round++) {
    const ids = new Set<string>()
    let [tail, joined]: [readonly string[], boolean] = [[], true]
    let total: number | null = null
    for await (const page of pagesOf(task, {
      offset: 0,
      overlap: OVERLAP,
      order: ordered ? stamp : null,
      where,
    })) {
      const generation = { ...begin, pages: begin.pages + 1 }
      await commitPassengers(task, generation.id, page)
      await commitPage(task, page, generation.id, checkpointAt(task, generation))
      joined = page.offset === 0 || page.rows.some(({ id }) => tail.includes(id))
      if (!joined) break
      for (const { id } of page.rows) ids.add(id)
      tail = page.rows.slice(-20).map(({ id }) => id)
      total = page.total
    }
    if (!joined || (total !== null && ids.size < total)) continue
    if (total === null || all === null) return begin
    counts.probes++
    const whole = await source.count(stream, signal)
    if (whole.total !== null && whole.total - all - total > unstamped) continue
    return { ...begin, total: all + unstamped + total }
  }
  return null
}

function checkpointAt(task: Task, generation: Generation): Checkpoint {
  const { checkpoint } = task
  return {
    ...checkpoint,
    reading: generation,
    requests: checkpoint.requests + 1,
    trouble: null,
    updatedAt: task.now(),
  }
}
