/** Edits of a mock church, and whether a copy is like it: by the mock's own tables, never by what a sync says. */
import { catalogues } from '@pcokit/sdk/catalogue'
import type { MockPco } from '@pcokit/sdk/mock'
import type { AnyRow } from '@pcokit/sdk/runtime'
import type { Sync } from '@pcokit/sync'

export type Stamp = 'updated_at' | 'created_at'

/** A stamp that rows merely have finds nothing. */
const tells = (use: string): boolean => use.startsWith('filter') || use.endsWith('order')

/** The stamp by which a stream's own list finds changes; streams whose list has none are left out. */
export function stampsOf(): Map<string, Stamp> {
  const stamps = new Map<string, Stamp>()
  for (const { product, streams } of catalogues) {
    for (const { type, collections, updatedAt, createdAt } of streams) {
      if (collections.length === 0) continue
      if (tells(updatedAt)) stamps.set(`${product}.${type}`, 'updated_at')
      else if (tells(createdAt)) stamps.set(`${product}.${type}`, 'created_at')
    }
  }
  return stamps
}

/** Touches a share of a stream's rows, scattered over all of it; where only creation is stamped, as many come anew. */
export function editShare(
  mock: MockPco,
  stream: string,
  stamp: Stamp,
  share: number,
  tick: () => void,
): void {
  const ids = mock.db.ids(stream)
  const many = Math.ceil(ids.length * share)
  for (let n = 0; n < many; n++) {
    tick()
    const id = ids[Math.floor((n + 0.5) * (ids.length / many))]!
    if (stamp === 'created_at') mock.db.insert(stream, {})
    else mock.db.update(stream, id, edited(mock.db.get(stream, id)!))
  }
}

/** A new text in the first field that holds a plain one; none at all is a touch: the stamp moves. */
function edited({ attributes }: AnyRow): Record<string, unknown> {
  const field = ['first_name', 'name', 'title', 'description', 'note', 'location', 'subject'].find(
    (name) => typeof attributes[name] === 'string',
  )
  return field === undefined ? {} : { [field]: `${attributes[field]} II` }
}

/** Rows that bear any stamp since a time (ms): what a list below such a row holds may be new. */
export const touchedSince = (mock: MockPco, stream: string, since: number): number =>
  mock.db
    .all(stream)
    .filter(({ attributes }) =>
      [attributes.updated_at, attributes.created_at].some((at) => Date.parse(String(at)) >= since),
    ).length

/** Rows stamped since a time (ms). */
export const changesSince = (mock: MockPco, stream: string, stamp: Stamp, since: number): number =>
  mock.db
    .all(stream)
    .filter(({ attributes }) => Date.parse(String(attributes[stamp])) >= Math.floor(since / 1000) * 1000)
    .length

/** Rows of the mock that a copy lacks or holds otherwise, and rows it holds that the mock lacks. */
export async function unlike(mock: MockPco, sync: Sync, stream: string): Promise<number> {
  const ours = new Map<string, string>()
  for await (const { id, attributes } of sync.records(stream)) ours.set(id, JSON.stringify(attributes))
  let wrong = 0
  for (const { id, attributes } of mock.db.all(stream)) {
    if (ours.get(id) !== JSON.stringify(attributes)) wrong++
    ours.delete(id)
  }
  return wrong + ours.size
}
