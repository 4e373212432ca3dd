import type { Stream } from '../source/index.ts'
import type { Quarantined } from '../store/index.ts'
import { type Others, writeOther } from './dirty.ts'
import { isRecord } from './readable.ts'
import { save } from './save.ts'
import type { Task } from './task.ts'

/** Records asked for in one run of a stream. */
const MOST = 10

type Retrying = Pick<
  Task,
  'stream' | 'source' | 'space' | 'fence' | 'signal' | 'counts' | 'checkpoint' | 'newId' | 'observe'
>

/**
 * Asks once more for records that were put aside, those first that have waited longest: one may be smaller by now, or
 * the store larger. Off the list are those that could be stored, those that answer 404 more than the lag after they
 * were last seen, and, of types that cannot be read one by one, those that a complete generation no longer held. A
 * request that fails ends it for this run: the stream itself is what is to be read.
 */
export async function retryQuarantine(task: Retrying, others: Others): Promise<void> {
  const streamOf = (entry: Quarantined) => others.stream(entry.stream ?? task.stream.name)
  const gets = (entry: Quarantined): boolean => {
    const stream = streamOf(entry)
    return stream !== undefined && task.source.gets(stream)
  }
  const { quarantine = [], complete } = task.checkpoint
  const left = quarantine.filter((entry) => gets(entry) || (complete?.startedAt ?? 0) <= entry.at)
  if (left.length < quarantine.length) await save(task, { ...task.checkpoint, quarantine: left })
  for (const entry of left.filter(gets).slice(0, MOST)) {
    if (!(await retry(task, others, streamOf(entry)!, entry))) return
  }
}

/** False when the request failed. */
async function retry(task: Retrying, others: Others, stream: Stream, entry: Quarantined): Promise<boolean> {
  const { source, signal, counts, observe, newId } = task
  counts.requests++
  const answer = await source.get(stream, entry.id, signal).catch((): null => {
    signal.throwIfAborted()
    return null
  })
  const { row, observed } = answer ?? {}
  const traits = others.traits(stream)
  if (row && isRecord(row) && row.id === entry.id) {
    const copy = { kind: 'full', stream: stream.name, id: entry.id, origin: 'get', row } as const
    const input = { ...copy, observed: observe(observed!), input: `get.${newId()}` }
    await writeOther(task, input, traits, 1, entry.generation)
    return true
  }
  const gone = row === null && observed! > entry.at + traits.lag
  const rest = (task.checkpoint.quarantine ?? []).filter((each) => each !== entry)
  const requests = task.checkpoint.requests + 1
  await save(task, { ...task.checkpoint, requests, quarantine: gone ? rest : [...rest, entry] })
  return answer !== null
}
