import type { AnyRow } from '@pcokit/sdk/runtime'
import { canonical, equal } from './canonical.ts'
import { fieldsOf, rowOf } from './fields.ts'
import { contentHash } from './hash.ts'
import { type Copy, type Doubt, type Gone, type Input, keyOf } from './input.ts'
import { compareKeys, type Key, sameKey } from './key.ts'
import type { StoredRecord, Tombstone } from './record.ts'
import { declares, type Traits } from './traits.ts'

/**
 * Joins one input into what is known of a record. Commutative, associative and idempotent in everything but
 * `rev` and `lastChanged`, which tell this store's own history.
 */
export function merge(stored: StoredRecord | null, input: Input, traits: Traits): StoredRecord {
  const base = stored ?? blank(input)
  const joined =
    input.kind === 'gone'
      ? bury(base, input)
      : input.kind === 'doubt'
        ? doubt(base, input, traits)
        : copy(base, input, traits)
  const gone = base.dead > base.live
  const next = {
    ...joined,
    live: Math.max(base.live, aliveAt(input, traits)),
    firstSeen: Math.min(base.firstSeen, input.observed),
    lastSeen: Math.max(base.lastSeen, input.observed),
  }
  const changed = stored === null || next.hash !== base.hash || next.dead > next.live !== gone
  return { ...next, rev: base.rev + 1, lastChanged: changed ? input.observed : base.lastChanged }
}

/** When the row was there for certain: what comes along may be as old as reads lag. */
function aliveAt(input: Input, { lag }: Traits): number {
  if (!('row' in input)) return 0
  if (input.origin === 'included') return input.observed - lag
  return input.origin === 'list' || input.origin === 'get' ? input.observed : 0
}

function blank(input: Input): StoredRecord {
  const type = 'row' in input ? input.row.type : input.stream.slice(input.stream.indexOf('.') + 1)
  return {
    stream: input.stream,
    id: input.id,
    rev: 0,
    resource: { type, id: input.id, attributes: {} },
    hash: '',
    full: null,
    fields: {},
    others: {},
    live: 0,
    dead: 0,
    tombstone: null,
    firstSeen: input.observed,
    lastSeen: input.observed,
    lastChanged: input.observed,
    dirtyUntil: null,
  }
}

function bury(base: StoredRecord, gone: Gone): StoredRecord {
  const stone: Tombstone = { at: gone.observed, proof: gone.proof }
  const known = base.tombstone
  const newer =
    known === null || stone.at > known.at || (stone.at === known.at && canonical(stone) > canonical(known))
  return newer ? { ...base, dead: Math.max(base.dead, stone.at), tombstone: stone } : base
}

/** Among the contradicted fields, a name that no field has. */
const DOUBT = 'doubt'

function doubt(base: StoredRecord, { observed }: Doubt, traits: Traits): StoredRecord {
  const at = Math.max(base.others[DOUBT] ?? 0, observed)
  const others = Object.entries({ ...base.others, [DOUBT]: at }).sort(([a], [b]) => (a < b ? -1 : 1))
  const open = (base.full?.[1] ?? 0) < at + traits.lag
  const dirtyUntil = open ? Math.max(base.dirtyUntil ?? 0, at + traits.lag) : base.dirtyUntil
  return { ...base, others: Object.fromEntries(others), dirtyUntil }
}

function copy(base: StoredRecord, input: Copy, traits: Traits): StoredRecord {
  const key = keyOf(input)
  if (base.rev === 0 && input.kind === 'full') return first(base, input, key, traits)
  const held = fieldsOf(input.row)
  const values = fieldsOf(base.resource)
  const keys = new Map<string, Key>(Object.entries(base.fields))
  const others = new Map(Object.entries(base.others))
  const known = (field: string): Key | null =>
    keys.get(field) ?? (values.has(field) || declares(field, traits) ? base.full : null)
  const full =
    input.kind === 'full' && (base.full === null || compareKeys(key, base.full) > 0) ? key : base.full

  // Keys first, since they are relative to the base's full copy.
  const resolved = new Map<string, Key>()
  for (const field of values.keys()) {
    const fieldKey = known(field)
    if (fieldKey) resolved.set(field, fieldKey)
  }
  let altered = base.rev === 0
  const join = (field: string, value: unknown): void => {
    const current = known(field)
    const present = values.get(field)
    const same = current !== null && equal(present, value)
    let order = current === null ? 1 : compareKeys(key, current)
    // One input that says two things (a row twice on a page): still the same answer in either order.
    if (order === 0 && !same) order = canonical(value) > canonical(present) ? 1 : -1
    const rival = current !== null && current[0] === key[0] && !same
    if (order > 0) {
      if (rival) others.set(field, current[1])
      else if (current !== null && current[0] < key[0]) others.delete(field)
      if (!same) {
        altered = true
        if (value === undefined) values.delete(field)
        else values.set(field, value)
      }
      resolved.set(field, key)
    } else if (rival) {
      others.set(field, Math.max(others.get(field) ?? 0, key[1]))
    }
  }
  for (const [field, value] of held) join(field, value)
  if (input.kind === 'full') {
    // Fields that the base knows (a value, or a contradiction about one) and this full copy lacks.
    for (const field of new Set([...values.keys(), ...others.keys()])) {
      if (!held.has(field) && declares(field, traits)) join(field, undefined)
    }
  }

  const fields: Record<string, Key> = {}
  for (const field of [...values.keys()].sort()) {
    const fieldKey = resolved.get(field)
    if (fieldKey && (full === null || !sameKey(fieldKey, full))) define(fields, field, fieldKey)
  }
  let dirtyUntil: number | null = null
  for (const [field, last] of others) {
    const observed = (resolved.get(field) ?? full)?.[1] ?? 0
    // Seen unchallenged for as long as a read can lag: settled.
    if (observed < last + traits.lag) dirtyUntil = Math.max(dirtyUntil ?? 0, last + traits.lag)
  }
  const type = [input.row.type, base.resource.type].sort()[1]!
  // Most copies change nothing: then neither the row is put together nor its hash taken again.
  const same = !altered && type === base.resource.type
  const resource = same ? base.resource : rowOf(type, input.id, values)
  return {
    ...base,
    resource,
    hash: same ? base.hash : contentHash(resource, traits),
    full,
    fields,
    others: Object.fromEntries([...others].sort(([a], [b]) => (a < b ? -1 : 1))),
    dirtyUntil,
  }
}

/** The first copy of a record, if it is full: what the join comes to, without joining. */
function first(base: StoredRecord, { row, id }: Copy, key: Key, traits: Traits): StoredRecord {
  const { type, attributes, relationships, links } = row
  const resource: AnyRow = {
    type,
    id,
    attributes,
    ...(relationships && Object.keys(relationships).length > 0 && { relationships }),
    ...(links && Object.keys(links).length > 0 && { links }),
  }
  return { ...base, resource, hash: contentHash(resource, traits), full: key }
}

function define(target: Record<string, Key>, field: string, value: Key): void {
  Object.defineProperty(target, field, { value, enumerable: true, configurable: true, writable: true })
}
