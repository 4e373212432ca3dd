import { OVERLAP } from '../planner/index.ts'
import type { SourcePage } from '../source/index.ts'
import type { Checkpoint, Generation, Trouble } from '../store/index.ts'
import { commitPage } from './page.ts'
import { commitPassengers, emitPage, pagesOf } from './pages.ts'
import { overflown, unstored } from './quarantine.ts'
import { save } from './save.ts'
import type { Task } from './task.ts'
import { readWindows, windowFor } from './windows.ts'

/** The whole list is begun anew at most this often before a generation ends without being complete. */
const PASSES = 3

/** A list whose order never holds is read on after so many steps back, and not certified. */
const BACKS = 50
/** Ids remembered of the last page: rows among them may go without the others being lost. */
const TAIL = 20

/**
 * Reads the whole list, one generation. Goes on where an earlier one was cut off. Where the list filters by
 * `created_at`, what was created before the start is read as a window that only shrinks; rows created later are the
 * next run's. Elsewhere each page has to hold a row of the one before: where none is, rows went and others moved up
 * into pages already read, and it steps back until it meets what it knows. Resolves to the generation, whose completeness is `checkpoint.complete`.
 */
export async function readFull(task: Task): Promise<Generation> {
  const open = task.checkpoint.reading
  let generation = open && open.finishedAt === null ? open : newGeneration(task)
  for (;;) {
    if (generation.window) generation = await readWindows(task, generation)
    if (!generation.window) generation = await readPass(task, generation)
    const seen = await task.space.countSeen(task.stream.name, generation.id)
    const { total } = generation
    // What was put aside was seen as well.
    const there = seen + unstored(task.checkpoint, generation.id)
    const whole = (total === null || there >= total) && generation.backs < BACKS
    const lost = task.counts.refused + overflown(task.checkpoint, generation.id)
    const agrees = whole && lost === 0
    if (!agrees && generation.pass < PASSES && lost === 0) {
      const reason = `${there} distinct records of ${total}`
      task.emit({ type: 're-read', stream: task.stream.name, from: 0, reason })
      const { startedAt, pass } = generation
      const window = generation.window ? windowFor(task, startedAt) : null
      generation = { ...generation, window, pass: pass + 1, offset: 0, tail: [], backs: 0 }
      continue
    }
    const finishedAt = task.now()
    const ended: Generation = { ...generation, seen, finishedAt }
    await save(task, {
      ...task.checkpoint,
      reading: agrees ? null : ended,
      complete: agrees ? ended : task.checkpoint.complete,
      trouble: agrees ? null : disagreement(task, ended),
      updatedAt: finishedAt,
    })
    return ended
  }
}

function newGeneration(task: Task): Generation {
  // Nothing is seen before it began: a clock set back from now on says otherwise.
  const startedAt = task.observe(task.now())
  return {
    id: task.newId(),
    startedAt,
    window: windowFor(task, startedAt),
    finishedAt: null,
    offset: 0,
    tail: [],
    total: null,
    seen: null,
    pass: 1,
    backs: 0,
    pages: 0,
  }
}

/** One pass from the generation's offset to the end of the list. */
async function readPass(task: Task, begin: Generation): Promise<Generation> {
  let generation = begin
  for (let from: number | null = begin.offset; from !== null; ) {
    const start: number = from
    from = null
    const { stream, route, perPage } = task
    const ask = { offset: start, overlap: OVERLAP, order: route.order }
    for await (const page of pagesOf(task, ask)) {
      const back = stepBack(generation, page, perPage)
      generation = advance(generation, page, back)
      await commitPassengers(task, generation.id, page)
      await commitPage(task, page, generation.id, checkpointAt(task, generation))
      emitPage(task, page, page.offset + page.rows.length, page.total)
      if (back !== null) {
        const reason = 'rows were removed while reading'
        task.emit({ type: 're-read', stream: stream.name, from: back, reason })
        from = back
        break
      }
    }
  }
  return generation
}

/** Where to read again when the page does not hold on to what was read; null when it does, or is taken to. */
function stepBack({ tail, total, backs }: Generation, page: SourcePage, perPage: number): number | null {
  if (page.offset === 0 || tail.length === 0 || backs >= BACKS) return null
  const known = new Set(tail)
  if (page.rows.some(({ id }) => known.has(id))) return null
  const fallen = total === null || page.total === null ? 0 : total - page.total
  // By what the total fell; where that does not tell, by a page, and farther each time.
  const far = fallen > 0 ? fallen : (perPage - OVERLAP) * 2 ** backs
  return Math.max(0, page.offset - far)
}

function advance(generation: Generation, page: SourcePage, back: number | null): Generation {
  const { offset, rows, nextOffset } = page
  const total = page.total ?? generation.total
  const pages = generation.pages + 1
  if (back !== null) return { ...generation, offset: back, total, pages, backs: generation.backs + 1 }
  // After the last page: its last row, so that a resumed run has something to hold on to.
  const next = nextOffset ?? Math.max(0, offset + rows.length - OVERLAP)
  return { ...generation, offset: next, tail: rows.slice(-TAIL).map(({ id }) => id), total, pages }
}

function checkpointAt(task: Task, generation: Generation): Checkpoint {
  const { checkpoint } = task
  const requests = checkpoint.requests + 1
  return { ...checkpoint, reading: generation, requests, trouble: null, updatedAt: task.now() }
}

function disagreement(task: Task, { id, seen, total, backs, finishedAt }: Generation): Trouble {
  const { refused } = task.counts
  const beyond = overflown(task.checkpoint, id)
  const counted = `PCO counts ${total} records, ${seen} different ones came in ${PASSES} passes.`
  return {
    code: 'counts_disagree',
    cause: refused
      ? `${refused} rows could not be read as records.`
      : beyond
        ? `Beyond the records put aside that are remembered one by one, ${beyond} more could not be stored.`
        : backs < BACKS
          ? counted
          : `The order of the list kept changing while it was read. ${counted}`,
    remedy: 'What came is stored. Nothing counts as deleted; the next run reads all of it again.',
    retry: true,
    at: finishedAt!,
  }
}

export { save } from './save.ts'
