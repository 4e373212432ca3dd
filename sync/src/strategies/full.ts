import { PAGE } from '../planner/index.ts'
import type { SourcePage } from '../source/index.ts'
import type { Checkpoint, Generation, Trouble } from '../store/index.ts'
import { commitPage } from './page.ts'
import type { Task } from './task.ts'

/** The whole list is begun anew at most this often before a generation ends without being complete. */
const PASSES = 3

/**
 * Reads the whole list, one generation. Goes on where an earlier one was cut off. When the total falls, rows
 * moved up into pages already read: it steps back by the difference. Resolves to the generation, whose
 * completeness is `checkpoint.complete`.
 */
export async function readFull(task: Task): Promise<Generation> {
  const open = task.checkpoint.reading
  let generation = open && open.finishedAt === null ? open : newGeneration(task)
  for (;;) {
    generation = await readPass(task, generation)
    const seen = await task.space.countSeen(task.stream.name, generation.id)
    const { total } = generation
    const agrees = (total === null || seen >= total) && task.counts.refused === 0
    if (!agrees && generation.pass < PASSES && task.counts.refused === 0) {
      const reason = `${seen} distinct records of ${total}`
      task.emit({ type: 're-read', stream: task.stream.name, from: 0, reason })
      generation = { ...generation, pass: generation.pass + 1, offset: 0 }
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
  return {
    id: task.newId(),
    startedAt: task.now(),
    finishedAt: null,
    offset: 0,
    total: null,
    seen: null,
    pass: 1,
    pages: 0,
  }
}

/** One pass from the generation's offset to the end of the list. */
async function readPass(task: Task, begin: Generation): Promise<Generation> {
  let generation = begin
  for (let from: number | null = begin.offset; from !== null; ) {
    const start: number = from
    from = null
    const { stream, source, route, readAhead, signal } = task
    const request = { offset: start, perPage: PAGE, order: route.order, readAhead, signal }
    for await (const page of source.pages(stream, request)) {
      task.counts.requests++
      const back = stepBack(generation, page)
      const next = back ?? page.nextOffset ?? page.offset + page.rows.length
      generation = {
        ...generation,
        offset: next,
        total: page.total ?? generation.total,
        pages: generation.pages + 1,
      }
      await commitPage(task, page, generation.id, checkpointAt(task, generation))
      emitPage(task, page)
      signal.throwIfAborted()
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

/** Where to read again when the total fell and this page does not already start there; null when all is well. */
function stepBack(generation: Generation, page: SourcePage): number | null {
  if (generation.total === null || page.total === null || page.total >= generation.total) return null
  const safe = Math.max(0, generation.offset - (generation.total - page.total))
  return page.offset > safe ? safe : null
}

function checkpointAt(task: Task, generation: Generation): Checkpoint {
  const { checkpoint } = task
  const requests = checkpoint.requests + 1
  return { ...checkpoint, reading: generation, requests, trouble: null, updatedAt: task.now() }
}

function emitPage(task: Task, page: SourcePage): void {
  const { offset, rows, total, rateLimit } = page
  const done = offset + rows.length
  task.emit({ type: 'page', stream: task.stream.name, offset, rows: rows.length, done, total, rateLimit })
}

function disagreement(task: Task, { seen, total, finishedAt }: Generation): Trouble {
  const refused = task.counts.refused
  return {
    code: 'counts_disagree',
    cause: refused
      ? `${refused} rows could not be read as records.`
      : `PCO counts ${total} records, ${seen} different ones came in ${PASSES} passes.`,
    remedy: 'What came is stored. Nothing counts as deleted; the next run reads all of it again.',
    retry: true,
    at: finishedAt!,
  }
}

/** Writes a checkpoint alone. */
export async function save(task: Task, checkpoint: Checkpoint): Promise<void> {
  const nothing = { records: [], tombstones: [], seen: [], changes: [], observed: 0 }
  await task.space.commit({ ...nothing, fence: task.fence, checkpoint })
  task.checkpoint = checkpoint
}
