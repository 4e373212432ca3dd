import { secondOf } from '@pcokit/sdk/windowed'
import type { SourcePage } from '../../source/index.ts'
import { isGone } from '../../writer/index.ts'
import { looksHidden, proveGone } from '../deletes.ts'
import { writeOther } from '../dirty.ts'
import { pagesOf } from '../pages.ts'
import { save } from '../save.ts'
import { inOrder, stampAt, strays } from '../stamps.ts'
import type { Task } from '../task.ts'
import { declaresFilter, filters, learn } from '../trust.ts'
import { type Probe, Search } from './search.ts'
import { StampIndex } from './stamp-index.ts'

/** Rows of the store looked at together while the index is built. */
const BATCH = 500
/** Rows that were never stored are read by id; of more than this the whole list is read, which is cheaper. */
const MOST = 1000
/** Searches anew so often when rows were found elsewhere than they were known to be. */
const ROUNDS = 3
/** No record of PCO is older. */
const START = Date.UTC(1900, 0, 1)

/** Does the stream's list count and order ranges of `created_at`, as far as is known? */
export const countsRanges = (task: Task): boolean =>
  task.stream.declaration.createdAt === 'filter+order' &&
  declaresFilter(task, 'created_at') &&
  task.checkpoint.learnt?.created_at !== 'ignored' &&
  task.checkpoint.learnt?.order !== 'ignored'

/**
 * Finds by counts what the list lost and what was never stored, among what was created before the last reading began;
 * what is younger is the deltas'. Rows that are not listed are proven gone one by one, unknown ones are read. Equal
 * counts certify nothing: the last complete reading stays what it is. Resolves to how many stay missing; null when only
 * the whole list tells. Cut off, it begins anew: it costs a few hundred requests at most where a list of the same size
 * costs thousands, and nothing is written before it is proven.
 */
export async function reconcile(task: Task, margin: number): Promise<number | null> {
  const { complete, delta } = task.checkpoint
  if (!complete || !countsRanges(task) || !(await filters(task, 'created_at'))) return null
  const startedAt = task.now()
  const until = secondAt(Math.max(complete.startedAt - margin, delta?.watermark ?? 0))
  const total = await countAll(task)
  let probes = 0
  for (let round = 1; ; round++) {
    const index = await indexOf(task, until)
    const found = await search(task, index, until)
    if (found === null || total === null || found.unknown.length > MOST) return null
    probes += found.probes
    if (round === 1 && !(await agreeUnstamped(task, { index, until, young: total - found.total })))
      return null
    const { missing, moved } = await settle(task, found)
    // A row that is there all the same was created at another time than was known: it may have stood in the count for
    // one that is gone, or for one that was never stored.
    if (moved > 0 && round < ROUNDS) continue
    if (moved > 0) return null
    const reconciled = { at: startedAt, requests: probes }
    await save(task, { ...task.checkpoint, missing, reconciled, trouble: null, updatedAt: task.now() })
    return missing
  }
}

/** Proves what is gone and reads what is unknown. `moved`: rows that were not where they were known to be. */
async function settle(task: Task, found: Found): Promise<{ missing: number; moved: number }> {
  const before = task.counts.deleted
  const settled = looksHidden(found.extra.length, found.total) ? 0 : await proveAll(task, found)
  // What was put aside is asked for by itself.
  const aside = new Set(task.checkpoint.quarantine?.map(({ id }) => id))
  const unknown = found.unknown.filter((id) => !aside.has(id))
  let moved = settled - (task.counts.deleted - before)
  for (const id of unknown) {
    const known = (await task.space.records(task.stream.name, [id])).get(id)
    if (known && !isGone(known)) moved++
    await fetchUnknown(task, id)
  }
  return { missing: found.extra.length - settled, moved }
}

interface Found {
  readonly extra: readonly string[]
  readonly unknown: readonly string[]
  /** Rows PCO counts in the whole range. */
  readonly total: number
  readonly probes: number
  /** A row that was listed a moment ago. */
  readonly sibling: string | null
}

async function countAll({ source, stream, signal, counts }: Task): Promise<number | null> {
  counts.requests++
  return (await source.count(stream, signal)).total
}

/** The store's side: a scan of all it holds of the stream, which costs no request. */
async function indexOf({ space, stream, signal }: Task, until: number): Promise<StampIndex> {
  const index = new StampIndex()
  for (let after: string | undefined; ; ) {
    signal.throwIfAborted()
    const page = await space.scan(stream.name, { after, limit: BATCH })
    for (const record of page) {
      if (isGone(record)) continue
      const at = stampAt(record.resource, 'created_at')
      if (at === null || at < until) index.add(record.id, at)
    }
    if (page.length < BATCH) return index.sort()
    after = page.at(-1)!.id
  }
}

/** Asks what the search wants to know. Null when the list does not do what its declaration says. */
async function search(task: Task, index: StampIndex, until: number): Promise<Found | null> {
  const search = new Search(index, { gte: START, lt: until }, task.perPage)
  let [total, probes, sibling]: [number | null, number, string | null] = [null, 0, null]
  for (let probe = search.next(); probe; probe = search.next()) {
    const page = await ask(task, probe)
    probes++
    if (page.total === null) return null
    // A count of rows that do not come: one of the two is wrong.
    if (page.rows.length === 0 && page.total > 0 && probe.offset === 0) return null
    if (strays(page.rows, 'created_at', probe)) {
      await learn(task, 'created_at', 'ignored')
      return null
    }
    if (!inOrder(page.rows, 'created_at')) {
      await learn(task, 'order', 'ignored')
      return null
    }
    total ??= page.total
    sibling = page.rows.at(-1)?.id ?? sibling
    const rows = page.rows.map((row) => ({ id: row.id, at: secondAt(stampAt(row, 'created_at')!) }))
    search.take({ rows, total: page.total })
  }
  return { extra: search.extra, unknown: search.unknown, total: total ?? 0, probes, sibling }
}

const secondAt = (ms: number): number => Math.floor(ms / 1000) * 1000

/** One page, with nothing but the stamp on its rows. */
async function ask(task: Task, { gte, lt, offset }: Probe): Promise<SourcePage> {
  const where = { created_at: { gte: secondOf(gte), lt: secondOf(lt) } }
  const sparse = ['created_at']
  const how = { offset, overlap: 0, order: 'created_at', where, sparse, readAhead: 1, alone: true } as const
  for await (const page of pagesOf(task, how)) {
    task.counts.pages++
    await save(task, { ...task.checkpoint, requests: task.checkpoint.requests + 1, updatedAt: task.now() })
    return page
  }
  throw new Error('The source gave no page, not even an empty one.')
}

/** Rows without a stamp are in no range: do as many of them exist as are stored? */
async function agreeUnstamped(
  task: Task,
  { index, until, young }: { index: StampIndex; until: number; young: number },
): Promise<boolean> {
  // Nobody is younger, so nobody is unstamped: the usual end, without a request.
  if (young === 0) return index.unstamped === 0
  task.counts.requests++
  const where = { created_at: { gte: secondOf(until) } }
  const { total } = await task.source.count(task.stream, task.signal, where)
  return total !== null && young - total === index.unstamped
}

/** How many of those not listed are settled: proven gone, or found alive. */
async function proveAll(task: Task, { extra, sibling }: Found): Promise<number> {
  if (sibling === null) return 0
  let settled = 0
  const generation = task.newId()
  for (let from = 0; from < extra.length; from += 50) {
    const ids = extra.slice(from, from + 50)
    const records = [...(await task.space.records(task.stream.name, ids)).values()]
    // Of any sighting, not of lists alone: a record that only a webhook told of has none of those.
    const due = records.filter((record) => !isGone(record) && task.now() > record.lastSeen + task.traits.lag)
    const done = await proveGone(task, { records: due, sibling, generation })
    // None of them: the credential no longer sees a record it saw.
    if (due.length > 0 && done === 0) return settled
    settled += done
  }
  return settled
}

/** A row that was never stored, or not where the list has it. */
async function fetchUnknown(task: Task, id: string): Promise<void> {
  const { source, stream, signal, traits } = task
  signal.throwIfAborted()
  task.counts.requests++
  const { row, observed: asked } = await source.get(stream, id, signal)
  if (!row) return
  const input = `get.${task.newId()}`
  const copy = { kind: 'full', stream: stream.name, id, origin: 'get', row, input } as const
  await writeOther(task, { ...copy, observed: task.observe(asked) }, traits, 1)
}
