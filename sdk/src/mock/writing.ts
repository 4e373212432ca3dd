/** The three writes as answers: who may write where, then what it does. */
import type { Answer } from './answer.ts'
import { defaults, derived } from './derived.ts'
import { forbidden } from './errors.ts'
import { type Reading, single } from './reads.ts'
import type { Target } from './router.ts'
import { idAt } from './store.ts'
import type { RefValue } from './table.ts'
import { afterWrite, assign, missing, parseBody, placed, removeRow } from './writes.ts'

const now = (r: Reading): Reading => ({ ...r, view: r.live, includeView: r.live })

/** POST: 201 with the row; 403 on a collection that only reads (facts §14.25). */
export function create(r: Reading, target: Exclude<Target, { kind: 'action' }>, text: string): Answer {
  const { node, type } = target
  if (!node.methods.includes('c') || !type) return forbidden()
  const payload = parseBody(text)
  if ('status' in payload) return payload
  const allowed = type.create ?? type.update
  const assigned = assign(r.store, type, allowed, payload)
  if ('status' in assigned) return assigned
  const refused = missing(type, assigned)
  if (refused) return refused
  const on = target.on
  const refs: Record<string, RefValue> = { ...placed(r.store, type, on, node.segment), ...assigned.refs }
  const person = r.store.sibling(type, 'Person')
  if (person && type.refs.has('created_by') && r.store.count(person) > 0) refs.created_by ??= idAt(person, 0)
  const id = r.store.nextId(type)
  const attributes = {
    ...defaults(type, id),
    ...derived(type, null, assigned.attributes),
    ...assigned.attributes,
  }
  const row = r.store.insert(type, id, attributes, refs)
  const edge = on?.type.edges.get(node.segment)
  if (on && edge?.rule.kind === 'own') {
    const before = r.store.row(on.type, on.row.id)?.refs[edge.rule.ref]
    const value = edge.many ? [...(Array.isArray(before) ? before : []), row.id] : row.id
    r.store.update(on.type, on.row.id, {}, { [edge.rule.ref]: value }, false)
  }
  afterWrite(r.store, type, row)
  const parent = on ? { type: on.type.name, id: on.row.id } : null
  return single(now(r), { kind: 'row', node, type, row, parent, on }, 201)
}

/** PATCH: 200 with the whole row. */
export function update(r: Reading, target: Extract<Target, { kind: 'row' }>, text: string): Answer {
  const { node, type, row } = target
  if (!node.methods.includes('u')) return forbidden()
  const payload = parseBody(text)
  if ('status' in payload) return payload
  const assigned = assign(r.store, type, type.update ?? type.create, payload)
  if ('status' in assigned) return assigned
  const attributes = { ...derived(type, row, assigned.attributes), ...assigned.attributes }
  const changed = r.store.update(type, row.id, attributes, assigned.refs)
  if (!changed) return forbidden()
  afterWrite(r.store, type, changed)
  return single(now(r), { ...target, row: r.store.row(type, row.id) ?? changed })
}

/** DELETE: 204 without a body; what the row owns goes with it. */
export function remove(r: Reading, target: Extract<Target, { kind: 'row' }>): Answer {
  if (!target.node.methods.includes('d')) return forbidden()
  removeRow(r.store, target.type, target.row.id)
  return { status: 204, headers: {}, body: null }
}
