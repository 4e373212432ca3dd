import { catalogues } from '@pcokit/sdk/catalogue'
import type { AnyRow } from '@pcokit/sdk/runtime'
import { type Change, type Checkpoint, isGone, type Space, type StoredRecord } from '../../src/index.ts'
import { select, streamsOf } from '../../src/planner/index.ts'
import { type Church, STREAMS } from './church.ts'

/** What a kill must never do. */
export class KillError extends Error {
  override readonly name = 'KillError'
}

const listed = select(streamsOf(catalogues), STREAMS).map(({ name }) => name)

/** What was asked for by include stands on a row besides what PCO always sends of it. */
const ASKED = new Set([
  ...['conditions', 'designations', 'rules', 'person_apps', 'platform_notifications', 'steps', 'shares'],
])

const said = ({ type, id, attributes, relationships }: AnyRow): string => {
  const related = Object.entries(relationships ?? {})
    .filter(([name]) => !ASKED.has(name))
    .map(([name, value]) => [name, value?.data ?? null])
  return JSON.stringify([type, id, Object.entries(attributes).sort(), related.sort()])
}

async function everything(space: Space, stream: string): Promise<StoredRecord[]> {
  const found: StoredRecord[] = []
  for (let after: string | undefined; ; ) {
    const page = await space.scan(stream, { after, limit: 500 })
    found.push(...page)
    if (page.length < 500) return found
    after = page.at(-1)!.id
  }
}

/** What is there by what the feed told. @throws KillError where an entry does not follow from those before */
function playBack(feed: readonly Change[]): Set<string> {
  const there = new Set<string>()
  const known = new Set<string>()
  for (const [index, { kind, stream, id, seq }] of feed.entries()) {
    const key = `${stream} ${id}`
    const fits = {
      created: !known.has(key),
      restored: known.has(key) && !there.has(key),
      updated: there.has(key),
      deleted: there.has(key),
    }[kind]
    if (seq !== index + 1) throw new KillError(`The feed goes from ${index} to ${seq}.`)
    if (!fits) throw new KillError(`Feed ${seq}: ${kind} ${key} does not follow from what was told before.`)
    known.add(key)
    if (kind === 'deleted') there.delete(key)
    else there.add(key)
  }
  return there
}

/**
 * Holds the store against the church's tables, read directly, and its feed, played back, against both.
 * Resolves to how many records there are. @throws KillError with what is lost, doubled or other than it should be
 */
export async function equalsTruth({ mock }: Church, space: Space): Promise<number> {
  const told = playBack(await space.changes({ after: 0, limit: 1_000_000 }))
  let records = 0
  for (const stream of listed) {
    const live = (await everything(space, stream)).filter((record) => !isGone(record))
    const stored = new Map(live.map(({ id, resource }) => [id, said(resource)]))
    if (stored.size < live.length) throw new KillError(`${stream} holds a record twice.`)
    for (const row of mock.db.all(stream)) {
      const [copy, truth] = [stored.get(row.id), said(row)]
      if (copy === undefined) throw new KillError(`${stream} ${row.id} was lost.`)
      if (copy !== truth) throw new KillError(`${stream} ${row.id} is ${copy}, and should be ${truth}.`)
      stored.delete(row.id)
      if (!told.delete(`${stream} ${row.id}`))
        throw new KillError(`The feed does not tell of ${stream} ${row.id}.`)
      records++
    }
    for (const id of stored.keys()) throw new KillError(`${stream} ${id} is stored and long gone.`)
  }
  for (const key of told) throw new KillError(`The feed tells of ${key}, which is not there.`)
  return records
}

/** A checkpoint never falls behind what it was. @throws KillError */
export function wentOn(
  before: ReadonlyMap<string, Checkpoint>,
  after: ReadonlyMap<string, Checkpoint>,
): void {
  for (const [stream, was] of before) {
    const is = after.get(stream)
    const same = is?.reading && is.reading.id === was.reading?.id
    if (!is || is.requests < was.requests || (was.complete && !is.complete))
      throw new KillError(`The checkpoint of ${stream} was lost.`)
    if (same && is.reading!.pages < was.reading!.pages)
      throw new KillError(`The checkpoint of ${stream} fell back from ${was.reading!.pages} pages.`)
  }
}
