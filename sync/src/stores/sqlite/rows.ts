import type { Change, Key, Sighting, StoredRecord, Tombstone } from '../../writer/index.ts'
import { withSighting } from '../../writer/index.ts'
import type { Value } from './file.ts'

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
  return withSighting(record, sightingOf(row))
}

function sightingOf(row: RecordRow): Sighting | null {
  const { id, generation, observed, input, seen_rev: rev } = row
  if (generation === null || observed === null || input === null || rev === null) return null
  return { id, generation, observed, input, rev }
}

/** Which of the values is the resource's text. */
export const RESOURCE = 8

export function valuesOf(space: number, record: StoredRecord): Value[] {
  const { full, fields, others, tombstone, firstSeen, lastSeen, lastChanged } = record
  const meta: Meta = [full, fields, others, tombstone, firstSeen, lastSeen, lastChanged]
  return [
    space,
    record.stream,
    record.id,
    record.rev,
    record.live,
    record.dead,
    record.dirtyUntil,
    record.hash,
    JSON.stringify(record.resource),
    JSON.stringify(meta),
  ]
}

export interface ChangeRow {
  readonly seq: number
  readonly kind: string
  readonly stream: string
  readonly id: string
  readonly changed: string
  readonly at: number
}

export const changeOf = (row: ChangeRow): Change => ({
  seq: row.seq,
  kind: row.kind as Change['kind'],
  stream: row.stream,
  id: row.id,
  changed: JSON.parse(row.changed),
  at: row.at,
})
