import type { AnyRow } from '@pcokit/sdk/runtime'
import type { Dirty } from '../store/index.ts'
import { isGone, type StoredRecord } from '../writer/index.ts'
import { dirtyOf, type Others, withDirty, writeOther } from './dirty.ts'
import { isRecord } from './readable.ts'
import { save } from './save.ts'
import type { Task } from './task.ts'

/** The stream that tells of mergers. */
export const MERGERS = 'people.PersonMerger'
const PERSON = 'people.Person'
const BATCH = 500

interface Merger {
  readonly id: number
  readonly keep: string
  readonly lose: string
}

/**
 * Carries out what new mergers say (facts §10): the survivor is read, the loser is gone with the survivor's id, and
 * records of all products that name the loser are read once more when reads no longer lag. Costs a request for each
 * loser that is in the store, and a scan of the store for all new mergers together.
 */
export async function applyMergers(task: Task, others: Others): Promise<void> {
  const mergers = await newMergers(task)
  if (mergers.length === 0) return
  const losers = new Map(mergers.map((merger) => [merger.lose, merger]))
  const dirty: Dirty[] = []
  for (const { stream } of await task.space.checkpoints()) {
    dirty.push(...(await doubtNamed(task, others, stream, losers)))
    task.signal.throwIfAborted()
  }
  for (const merger of mergers) await bury(task, others, merger)
  const merged = Math.max(...mergers.map(({ id }) => id))
  await save(task, { ...task.checkpoint, merged, dirty: withDirty(task.checkpoint.dirty, dirty) })
}

async function newMergers({ space, checkpoint }: Task): Promise<Merger[]> {
  const found: Merger[] = []
  for (let after: string | undefined; ; ) {
    const page = await space.scan(MERGERS, { after, limit: BATCH })
    for (const { id, resource } of page) {
      const { person_to_keep_id: keep, person_to_remove_id: lose } = resource.attributes
      if (Number(id) > (checkpoint.merged ?? 0) && keep != null && lose != null)
        found.push({ id: Number(id), keep: `${keep}`, lose: `${lose}` })
    }
    if (page.length < BATCH) return found
    after = page.at(-1)!.id
  }
}

/** Marks the records of a stream that name a loser, or are the loser in another product. */
async function doubtNamed(
  task: Task,
  others: Others,
  name: string,
  losers: ReadonlyMap<string, Merger>,
): Promise<Dirty[]> {
  const stream = others.stream(name)
  if (!stream || name === MERGERS) return []
  const { type, references } = stream.declaration
  const names = Object.keys(references).filter((reference) => references[reference]!.includes('Person'))
  const same = type === 'Person' && name !== PERSON
  if (names.length === 0 && !same) return []
  const dirty: Dirty[] = []
  for (let after: string | undefined; ; ) {
    const page = await task.space.scan(name, { after, limit: BATCH })
    for (const record of page) {
      if (isGone(record) || !((same && losers.has(record.id)) || points(record, names, losers))) continue
      const doubt = { kind: 'doubt', stream: name, id: record.id, origin: 'merger' } as const
      const input = { ...doubt, observed: task.observe(task.now()), input: `merger.${task.newId()}` }
      dirty.push(...dirtyOf([await writeOther(task, input, others.traits(stream))]))
    }
    if (page.length < BATCH) return dirty
    after = page.at(-1)!.id
  }
}

const points = (
  { resource }: StoredRecord,
  names: readonly string[],
  losers: ReadonlyMap<string, unknown>,
): boolean => names.some((name) => idsOf(resource, name).some((id) => losers.has(id)))

const idsOf = ({ relationships }: AnyRow, name: string): string[] => {
  const data = relationships?.[name]?.data
  return data ? [data].flat().map(({ id }) => id) : []
}

async function bury(task: Task, others: Others, { keep, lose }: Merger): Promise<void> {
  const person = others.stream(PERSON)
  const known = (await task.space.records(PERSON, [lose])).get(lose)
  if (!person || !known || isGone(known)) return
  const traits = others.traits(person)
  task.counts.requests++
  const { row, observed } = await task.source.get(person, keep, task.signal)
  if (isRecord(row)) {
    const copy = { kind: 'full', stream: PERSON, id: keep, origin: 'get', row } as const
    const seen = { observed: task.observe(observed), input: `get.${task.newId()}` }
    await writeOther(task, { ...copy, ...seen }, traits, 1)
  }
  // After the last sight of it: a list that lagged may have shown it since the merger.
  const at = Math.max(task.observe(task.now()), known.live + 1)
  const gone = { kind: 'gone', stream: PERSON, id: lose, origin: 'merger' } as const
  const proof = { kind: 'merged', survivor: keep } as const
  await writeOther(task, { ...gone, proof, observed: at, input: `merger.${task.newId()}` }, traits)
}
