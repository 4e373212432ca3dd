import type { Change, ChangeDraft, Key, Sighting, StoredRecord, Tombstone } from '../../writer/index.ts'
import { withSighting } from '../../writer/index.ts'

/** A record as it is kept: without names, which would cost more than a quarter of a small record. */
type Row = readonly [
  resource: StoredRecord['resource'],
  hash: string,
  full: Key | null,
  fields: { readonly [field: string]: Key },
  others: { readonly [field: string]: number },
  live: number,
  dead: number,
  tombstone: Tombstone | null,
  firstSeen: number,
  lastSeen: number,
  lastChanged: number,
  dirtyUntil: number | null,
  id: string,
]

/** The text of a record. The script puts the revision before it, as a line of its own. */
export function textOf(record: StoredRecord): string {
  const { resource, hash, full, fields, others, live, dead, tombstone } = record
  const { firstSeen, lastSeen, lastChanged, dirtyUntil, id } = record
  const times = [firstSeen, lastSeen, lastChanged, dirtyUntil] as const
  const row: Row = [resource, hash, full, fields, others, live, dead, tombstone, ...times, id]
  return JSON.stringify(row)
}

/** A record from what the store keeps of it: its revision and text, and its last sighting. */
export function recordOf(stream: string, value: string, sighting: string): StoredRecord {
  const line = value.indexOf('\n')
  const [resource, hash, full, fields, others, live, dead, tombstone, ...rest] = JSON.parse(
    value.slice(line + 1),
  ) as Row
  const [firstSeen, lastSeen, lastChanged, dirtyUntil, id] = rest
  const record: StoredRecord = {
    stream,
    id,
    rev: Number(value.slice(0, line)),
    resource,
    hash,
    full,
    fields,
    others,
    live,
    dead,
    tombstone,
    firstSeen,
    lastSeen,
    lastChanged,
    dirtyUntil,
  }
  return withSighting(record, sightingOf(id, sighting))
}

/** A sighting as the script takes it; kept as the last three, a line each. */
export const sightingArgs = ({ id, rev, generation, observed, input }: Sighting): (string | number)[] => [
  id,
  rev,
  generationOf(generation),
  observed,
  JSON.stringify([rev, input]),
]

/** JSON text has no line breaks, so it can be a line. */
export const generationOf = (generation: string): string => JSON.stringify(generation)

function sightingOf(id: string, value: string): Sighting | null {
  if (value === '') return null
  const [generation = '', observed = '', rest = ''] = value.split('\n')
  const [rev, input] = JSON.parse(rest) as [number, string]
  return { id, generation: JSON.parse(generation), observed: Number(observed), input, rev }
}

export const changeText = ({ kind, stream, id, changed, at }: ChangeDraft): string =>
  JSON.stringify([kind, stream, id, changed, at])

export function changeOf(seq: string, text: string): Change {
  const [kind, stream, id, changed, at] = JSON.parse(text) as [
    Change['kind'],
    string,
    string,
    string[],
    number,
  ]
  return { seq: Number(seq), kind, stream, id, changed, at }
}
