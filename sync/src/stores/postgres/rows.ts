import type { Change, Key, StoredRecord, Tombstone } from '../../writer/index.ts'
import { withSighting } from '../../writer/index.ts'

/** A row of `records` joined with its sighting. */
export interface RecordRow {
  readonly stream: string
  readonly id: string
  readonly rev: number
  readonly live: number
  readonly dead: number
  readonly dirty_until: number | null
  readonly hash: string
  readonly resource: string
  readonly meta: string
  readonly generation: string | null
  readonly observed: number | null
  readonly input: string | null
  readonly seen_rev: number | null
}

/** What has no column of its own: nobody queries by it. */
type Meta = readonly [
  full: Key | null,
  fields: { readonly [field: string]: Key },
  others: { readonly [field: string]: number },
  tombstone: Tombstone | null,
  firstSeen: number,
  lastSeen: number,
  lastChanged: number,
]

export const recordColumns = `r.stream, r.id, r.rev, r.live, r.dead, r.dirty_until, r.hash, r.resource, r.meta,
  s.generation, s.observed, s.input, s.rev AS seen_rev`

export function metaOf(record: StoredRecord): Meta {
  const { full, fields, others, tombstone, firstSeen, lastSeen, lastChanged } = record
  return [full, fields, others, tombstone, firstSeen, lastSeen, lastChanged]
}

export function recordOf(row: RecordRow): StoredRecord {
  const [full, fields, others, tombstone, firstSeen, lastSeen, lastChanged] = JSON.parse(row.meta) as Meta
  const record: StoredRecord = {
    stream: row.stream,
    id: row.id,
    rev: row.rev,
    resource: JSON.parse(row.resource),
    hash: row.hash,
    full,
    fields,
    others,
    live: row.live,
    dead: row.dead,
    tombstone,
    firstSeen,
    lastSeen,
    lastChanged,
    dirtyUntil: row.dirty_until,
  }
  const { id, generation, observed, input, seen_rev: rev } = row
  if (generation === null || observed === null || input === null || rev === null) return record
  return withSighting(record, { id, generation, observed, input, rev })
}

export interface ChangeRow {
  /** A bigint comes as text. */
  readonly seq: string
  readonly kind: string
  readonly stream: string
  readonly id: string
  readonly changed: string
  readonly at: number
}

export const changeOf = (row: ChangeRow): Change => ({
  seq: Number(row.seq),
  kind: row.kind as Change['kind'],
  stream: row.stream,
  id: row.id,
  changed: JSON.parse(row.changed),
  at: row.at,
})

const REPLACEMENT = '\ufffd'

/**
 * A resource as text that Postgres can read as jsonb, or null where the text itself will do. Postgres keeps no
 * NUL and no half of a surrogate pair; both are legal in JSON, written as escapes. The text is kept as it came,
 * and queries read this in its place.
 */
export function plainOf(json: string): string | null {
  // The escapes JSON.stringify writes for them are the only ones that can begin so.
  if (!json.includes('\\u0000') && !json.includes('\\ud')) return null
  const plain = (value: string): string =>
    value.replaceAll('\0', REPLACEMENT).replace(/\p{Cs}/gu, REPLACEMENT)
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') return plain(value)
    if (Array.isArray(value)) return value.map(clean)
    if (value === null || typeof value !== 'object') return value
    // Not by assignment: a member may be called __proto__.
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [plain(name), clean(member)]))
  }
  return JSON.stringify(clean(JSON.parse(json)))
}
