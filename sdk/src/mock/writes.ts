/** POST, PATCH and DELETE: what may be assigned, what is swallowed, and what else moves (facts §8, §15.5, §15.10). */
import type { Answer } from './answer.ts'
import { badRequest, type Invalid, unprocessable } from './errors.ts'
import type { Assignable, MockType } from './model.ts'
import { BUMPS, REQUIRED } from './specials.ts'
import type { Store } from './store.ts'
import { type RefValue, refId, type StoredRow } from './table.ts'
import { stamp } from './time.ts'
import type { Found } from './view.ts'

const LARGEST = 2_147_483_647

export interface Payload {
  readonly attributes: Record<string, unknown>
  readonly relationships: Record<string, unknown>
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The body of a write, or the 400 it earns. */
export function parseBody(text: string): Payload | Answer {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return badRequest('invalid_json', 'Your request could not be processed')
  }
  const data = isObject(body) ? body.data : undefined
  if (!isObject(data))
    return badRequest('invalid_resource_payload', "The payload given does not contain a 'data' key.")
  return {
    attributes: isObject(data.attributes) ? data.attributes : {},
    relationships: isObject(data.relationships) ? data.relationships : {},
  }
}

export interface Assigned {
  readonly attributes: Record<string, unknown>
  readonly refs: Record<string, RefValue>
}

/** A value as PCO stores it: malformed dates and numbers become null, without a word (facts §15.10). */
function coerced(letter: string, value: unknown): unknown {
  if (value === null || value === undefined) return null
  if (letter === 't') {
    const at = typeof value === 'string' ? Date.parse(value) : Number.NaN
    return Number.isNaN(at) ? null : stamp(at)
  }
  if (letter === 'd') {
    const text = typeof value === 'string' ? value.slice(0, 10) : ''
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null
  }
  if (letter === 'i' || letter === 'n') {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
    if (typeof number !== 'number' || !Number.isFinite(number)) return null
    return letter === 'i' ? Math.trunc(number) : number
  }
  if (letter === 'b') return value === true || value === 'true' || value === 1 || value === '1'
  if (letter === '' && typeof value !== 'object') return String(value)
  return value
}

/** The one reference an attribute such as `fund_id` sets. */
const refOf = (type: MockType, attribute: string): string | null => {
  const name = attribute.replace(/_ids?$/, '')
  if (name === attribute) return null
  if (type.refs.has(name)) return name
  return type.refs.has(`${name}s`) ? `${name}s` : null
}

function identifiers(
  store: Store,
  type: MockType,
  name: string,
  value: unknown,
  problems: Invalid[],
): RefValue {
  const ref = type.refs.get(name)
  const one = (identifier: unknown): string | null => {
    if (!isObject(identifier) || identifier.id == null) return null
    const id = String(identifier.id)
    const many = (ref?.to.length ?? 0) > 1
    const target = store.sibling(type, many ? String(identifier.type) : (ref?.to[0] ?? ''))
    if (target && target.name !== 'Organization' && !store.row(target, id)) {
      problems.push({ detail: `${target.name} ${id} could not be found`, parameter: name, unknown: true })
      return null
    }
    return many ? `${String(identifier.type)}/${id}` : id
  }
  if (Array.isArray(value)) return value.map(one).filter((id): id is string => id !== null)
  return one(value)
}

/** What a payload may set, or the 422 with everything that is wrong with it. */
export function assign(
  store: Store,
  type: MockType,
  allowed: Assignable | null,
  payload: Payload,
): Assigned | Answer {
  const problems: Invalid[] = []
  const attributes: Record<string, unknown> = {}
  const refs: Record<string, RefValue> = {}
  for (const [name, value] of Object.entries(payload.attributes)) {
    const letter = allowed?.attributes.get(name)
    if (letter === undefined) {
      problems.push({ detail: `${name} cannot be assigned` })
      continue
    }
    if (letter === 'i' && typeof value === 'number' && Math.abs(value) > LARGEST)
      problems.push({ detail: 'is out of range', parameter: name })
    const stored = type.attributes.get(name)
    if (stored) attributes[name] = coerced(stored.letter, value)
    const ref = refOf(type, name)
    if (ref)
      refs[ref] = value == null ? null : type.refs.get(ref)?.many ? [value].flat().map(String) : String(value)
  }
  for (const [name, value] of Object.entries(payload.relationships)) {
    if (!allowed?.relationships.has(name)) problems.push({ detail: `${name} cannot be assigned` })
    else refs[name] = identifiers(store, type, name, isObject(value) ? value.data : null, problems)
  }
  return problems.length > 0 ? unprocessable(type.name, problems) : { attributes, refs }
}

/** Attributes a new row cannot do without. */
export function missing(type: MockType, assigned: Assigned): Answer | null {
  const problems = (REQUIRED[type.key] ?? [])
    .filter((name) => assigned.attributes[name] == null || assigned.attributes[name] === '')
    .map((name) => ({ detail: "can't be blank", parameter: name }))
  return problems.length > 0 ? unprocessable(type.name, problems) : null
}

/** References a row gets from where it was created: the parent, and what the parent already belongs to. */
export function placed(
  store: Store,
  type: MockType,
  on: Found | null,
  segment: string,
): Record<string, RefValue> {
  const refs: Record<string, RefValue> = {}
  const rule = on?.type.edges.get(segment)?.rule
  if (on && (rule?.kind === 'back' || rule?.kind === 'through')) {
    const ref = type.refs.get(rule.kind === 'back' ? rule.ref : '')
    const value = ref && ref.to.length > 1 ? `${on.type.name}/${on.row.id}` : on.row.id
    if (ref) refs[ref.name] = ref.many ? [value] : value
    for (const other of type.refs.values()) {
      const above = on.type.refs.get(other.name)
      if (
        above &&
        !above.many &&
        !other.many &&
        refs[other.name] === undefined &&
        above.to[0] === other.to[0]
      )
        refs[other.name] = on.row.refs[other.name] ?? null
    }
  }
  void store
  return refs
}

/** What a write does beyond its own row. */
export function afterWrite(store: Store, type: MockType, row: StoredRow): void {
  if (row.attributes.primary === true && type.owner) demoteSiblings(store, type, row)
  const bumped = BUMPS[type.key]
  const parent = bumped === undefined ? null : row.refs[bumped]
  if (bumped !== undefined && typeof parent === 'string') {
    const found = store.follow(type, bumped, parent)
    if (found) store.update(found.type, found.row.id, {})
  }
}

/** A new primary demotes the old one and leaves its `updated_at` alone (facts §15.5). */
function demoteSiblings(store: Store, type: MockType, row: StoredRow): void {
  const ref = type.owner?.ref ?? ''
  const parent = row.refs[ref]
  if (typeof parent !== 'string') return
  for (const other of store.table(type).naming(ref, refId(parent)))
    if (other.id !== row.id && other.attributes.primary === true)
      store.update(type, other.id, { primary: false }, {}, false)
}

/** Removes a row, what it owns, and every reference to it. */
export function removeRow(store: Store, type: MockType, id: string): boolean {
  const row = store.row(type, id)
  if (!row) return false
  for (const other of store.products.get(type.product)?.types.values() ?? []) {
    if (!store.isSeeded(other) && store.count(other) === 0) continue
    for (const ref of other.refs.values()) {
      if (!ref.to.includes(type.name)) continue
      for (const pointing of store.table(other).naming(ref.name, id)) {
        const value = pointing.refs[ref.name]
        if (typeof value === 'string' && value.includes('/') && !value.startsWith(`${type.name}/`)) continue
        if (other.owner?.ref === ref.name && other.owner.type === type.name)
          removeRow(store, other, pointing.id)
        else {
          const left = typeof value === 'string' ? null : (value ?? []).filter((one) => refId(one) !== id)
          store.update(other, pointing.id, {}, { [ref.name]: left }, false)
        }
      }
    }
  }
  const removed = store.remove(type, id)
  if (removed && BUMPS[type.key]) afterWrite(store, type, { ...row, attributes: {} })
  return removed
}
