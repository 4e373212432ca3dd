import type { AnyRow } from '@pcokit/sdk/runtime'
import type { Change, Space, StoredRecord, Sync } from '../../src/index.ts'
import { isGone } from '../../src/index.ts'
import type { Book } from './book.ts'
import type { Church } from './church.ts'
import { childrenOf, familyOf, rides } from './families.ts'
import { SECRETS } from './network.ts'

const said = ({ type, id, attributes, relationships }: AnyRow, without: readonly string[] = []): string => {
  const related = Object.entries(relationships ?? {})
    .filter(([name]) => !without.includes(name))
    .map(([name, value]) => [name, value?.data ?? null])
  return JSON.stringify([type, id, Object.entries(attributes).sort(), related.sort()])
}

/** The source rested and was read again: all that its stamps tell is there, whatever was read in full and when. */
export async function checkStamped(church: Church, book: Book, space: Space): Promise<void> {
  for (const stream of church.streams) {
    // What is edited without its parent or carrier being stamped is the full reading's, and so is whom these name.
    if (familyOf(stream)) continue
    const names = namesOf(church, stream)
    // What the store refused in the storm is asked for again, a few records a run.
    const aside = new Set((await space.checkpoint(stream))?.quarantine?.map(({ id }) => id))
    const ids = church.told(stream).filter((id) => !aside.has(id))
    const records = await space.records(stream, ids)
    for (const id of ids) {
      const truth = church.mock.db.get(stream, id)
      const record = records.get(id)
      if (truth && (!record || isGone(record) || said(record.resource, names) !== said(truth)))
        book.violated('delta', `${stream} ${id} changed, its stamp tells, and no reading brought it`)
    }
  }
}

/** The source rested and its counts were compared: so many are there, whoever they are. Equal counts certify no more. */
export async function checkCounted(
  church: Church,
  book: Book,
  space: Space,
  streams: readonly string[],
): Promise<void> {
  for (const stream of streams) {
    const { live } = await space.count(stream)
    // What the store refused in the storm is asked for again, a few records a run.
    const aside = (await space.checkpoint(stream))?.quarantine?.map(({ id }) => id) ?? []
    const stored = await space.records(stream, aside)
    const waiting = aside.filter((id) => {
      const record = stored.get(id)
      return church.mock.db.get(stream, id) && (!record || isGone(record))
    })
    const truth = church.mock.db.count(stream) - waiting.length
    if (live !== truth) book.violated('count', `${stream}: ${live} are in the store, ${truth} in the church`)
  }
}

/** The source rested and all is read: the store has to be equal to it, and its feed to it. */
export async function checkEnd(church: Church, book: Book, sync: Sync, space: Space): Promise<void> {
  const feed = await all(
    (after: number) => space.changes({ after, limit: 500 }),
    0,
    ({ seq }) => seq,
  )
  if (feed.some(({ seq }, index) => seq !== index + 1))
    book.violated('feed', 'its numbers are not one after another')
  const replayed = replay(feed, book)
  for (const stream of church.streams) {
    const truth = new Map(church.mock.db.all(stream).map((row) => [row.id, said(row)]))
    const names = namesOf(church, stream)
    const records = await all(
      (after: string | undefined) => space.scan(stream, { after, limit: 200 }),
      undefined as string | undefined,
      ({ id }) => id,
    )
    const live = records.filter((record) => !isGone(record))
    converged(book, stream, truth, live, names)
    if (names.length > 0) await namesChildren(church, book, space, stream, live)
    for (const { id } of live)
      if (!replayed.delete(`${stream} ${id}`)) book.violated('feed', `it does not tell of ${stream} ${id}`)
    hides(book, records)
  }
  for (const key of replayed) book.violated('feed', `it tells of ${key}, which is not in the store`)
  hides(book, [feed, await space.checkpoints(), await space.runs(1000), await sync.status()])
}

function converged(
  book: Book,
  stream: string,
  truth: ReadonlyMap<string, string>,
  live: readonly StoredRecord[],
  names: readonly string[],
): void {
  const stored = new Map(live.map(({ id, resource }) => [id, said(resource, names)]))
  for (const [id, text] of truth) {
    const copy = stored.get(id)
    if (copy === undefined) book.violated('convergence', `${stream} ${id} is not in the store`)
    else if (copy !== text) book.violated('convergence', `${stream} ${id} ${difference(copy, text)}`)
  }
  // Promised nowhere: that what comes along is ever taken for gone.
  if (rides(stream)) return
  for (const id of stored.keys())
    if (!truth.has(id)) book.violated('convergence', `${stream} ${id} is in the store and long gone`)
}

/** Relationships to children: told only to who asks for them along with the row. */
const namesOf = (church: Church, stream: string): string[] =>
  childrenOf(stream, church.streams)
    .filter(rides)
    .map((child) => familyOf(child)!.include)

/** Where a carrier's row tells whom it names, it has to name all that is there, and no one else. */
async function namesChildren(
  church: Church,
  book: Book,
  space: Space,
  stream: string,
  live: readonly StoredRecord[],
): Promise<void> {
  for (const child of childrenOf(stream, church.streams).filter(rides)) {
    // Below parents that were once counted as none it is as cheap to read lists: then nobody asked whom they name.
    if (!(await space.checkpoint(child))?.complete?.along) continue
    for (const { id, resource } of live) {
      const data = resource.relationships?.[familyOf(child)!.include]?.data
      if (!data) continue
      const named = [data].flat().map((one) => one.id)
      const ids = church.kin.below(stream, id).find((below) => below.stream === child)!.ids
      if (named.sort().join() !== [...ids].sort().join())
        book.violated('convergence', `${stream} ${id} names ${child} ${named}, should name ${ids}`)
    }
  }
}

function difference(copy: string, truth: string): string {
  const at = [...truth].findIndex((letter, index) => copy[index] !== letter)
  return `is …${copy.slice(Math.max(0, at - 30), at + 50)}…, should be …${truth.slice(Math.max(0, at - 30), at + 50)}…`
}

/** Who is there by what the feed told. */
function replay(feed: readonly Change[], book: Book): Set<string> {
  const there = new Set<string>()
  const known = new Set<string>()
  for (const { kind, stream, id, seq } of feed) {
    const key = `${stream} ${id}`
    const fits = {
      created: !known.has(key),
      restored: known.has(key) && !there.has(key),
      updated: there.has(key),
      deleted: there.has(key),
    }[kind]
    if (!fits) book.violated('feed', `${seq}: ${kind} ${key} does not follow from what was told before`)
    known.add(key)
    if (kind === 'deleted') there.delete(key)
    else there.add(key)
  }
  return there
}

function hides(book: Book, data: unknown): void {
  const text = JSON.stringify(data)
  if (SECRETS.some((secret) => text.includes(secret))) book.violated('secret', 'the store holds it')
}

async function all<T, K>(
  read: (after: K) => Promise<readonly T[]>,
  start: K,
  keyOf: (item: T) => K,
): Promise<T[]> {
  const found: T[] = []
  for (let after = start; ; ) {
    const page = await read(after)
    if (page.length === 0) return found
    found.push(...page)
    after = keyOf(page.at(-1)!)
  }
}
