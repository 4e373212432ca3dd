/** From a query as users write it to PCO's query string. Everything that PCO would ignore is refused here. */

import { refuse, unknown } from './refuse.ts'
import type { PathNode, Tree } from './tree.ts'
import { queryValue, show } from './values.ts'

/** What was asked to come along: relationship → what comes along with that. */
export interface Asked {
  readonly [relationship: string]: Asked
}

/** A checked query. */
export interface Query {
  readonly asked: Asked
  readonly offset: number
  /** Rows a page; PCO's limit is 100. */
  readonly perPage: number
  /** The query string of one page: keys sorted, so that equal queries are equal strings. */
  text(offset?: number): string
}

type Loose = { readonly [name: string]: unknown }

const RANGE = ['gt', 'gte', 'lt', 'lte']
const LIST_KEYS = ['where', 'order', 'include', 'fields', 'filter', 'params', 'perPage', 'offset']

/** @throws QueryError for whatever this path does not accept */
export function buildQuery(tree: Tree, node: PathNode, place: string, input: unknown, list: boolean): Query {
  const query = record(place, input ?? {})
  const rules = tree.rules(node)
  const parts: string[] = []
  const keys = list ? LIST_KEYS : ['include', 'fields']
  for (const key in query) if (!keys.includes(key)) unknown(place, 'query key', key, keys)

  const include = namesOf(place, 'include', query.include, rules.include)
  const asked = askedTree(include)
  if (include.length) parts.push(`include=${include.join()}`)
  addFields(parts, tree, node, place, query.fields, asked)
  if (list) {
    addWhere(parts, place, query.where, rules.where)
    const order = namesOf(place, 'order', query.order, rules.order, (name) => name.replace(/^-/, ''))
    if (order.length) parts.push(`order=${order.join()}`)
    const filter = namesOf(place, 'filter', query.filter, rules.filter.keys())
    if (filter.length) parts.push(`filter=${filter.join()}`)
    addParams(parts, place, query.params, new Map(filter.flatMap((name) => [...rules.filter.get(name)!])))
  }
  const perPage = whole(place, 'perPage', query.perPage ?? 100, 1, 100)
  const offset = whole(place, 'offset', query.offset ?? 0, 0)
  if (list) parts.push(`per_page=${perPage}`)
  return {
    asked,
    perPage,
    offset,
    text: (at) => (at ? [...parts, `offset=${at}`] : parts).sort().join('&'),
  }
}

function record(place: string, value: unknown): Loose {
  if (!value || typeof value !== 'object' || Array.isArray(value))
    refuse(`${place} wants an object, not ${show(value)}.`)
  return value as Loose
}

/** A whole number in a range. `per_page=0` would page for ever on PCO, 500 silently gives 100. */
function whole(place: string, key: string, value: unknown, min: number, max?: number): number {
  if (!Number.isInteger(value) || (value as number) < min || (max && (value as number) > max))
    refuse(
      `${place}: ${key} wants an integer of ${min}${max ? ` to ${max}` : ' or more'}, not ${show(value)}.`,
    )
  return value as number
}

/** One name or several, each of them allowed, none twice. */
function namesOf(
  place: string,
  what: string,
  value: unknown,
  allowed: Iterable<string>,
  bare: (name: string) => string = (name) => name,
): string[] {
  if (value === undefined) return []
  const known = [...allowed]
  const names = [...new Set(Array.isArray(value) ? value : [value])]
  for (const name of names)
    if (typeof name !== 'string' || !known.includes(bare(name))) unknown(place, what, name, known)
  return names
}

/** `a.b` asks for `a`, and for `b` along with each `a`. */
function askedTree(include: readonly string[]): Asked {
  const asked: { [name: string]: { [name: string]: Asked } } = {}
  for (const name of include) {
    const [first, second] = name.split('.') as [string, string?]
    asked[first] ??= {}
    if (second) asked[first][second] ??= {}
  }
  return asked
}

function addFields(
  parts: string[],
  tree: Tree,
  node: PathNode,
  place: string,
  value: unknown,
  asked: Asked,
): void {
  if (value === undefined) return
  const fields = record(`${place}: fields`, value)
  // Relationships count as fields on PCO: what was included must not be narrowed away, or it could not be matched.
  const needed = new Map<string, Set<string>>()
  const need = (type: string, below: Asked) => {
    for (const name in below) {
      needed.set(type, (needed.get(type) ?? new Set()).add(name))
      for (const target of tree.type(type)?.relationships.get(name)?.to ?? []) need(target, below[name]!)
    }
  }
  need(node.type ?? '', asked)
  for (const type in fields) {
    const info = tree.type(type)
    if (!info) unknown(place, 'type in fields', type, Object.keys(tree.table.types))
    if (fields[type] === undefined) continue
    const names = namesOf(place, `field of ${type}`, fields[type], [
      ...info.attributes.keys(),
      ...info.relationships.keys(),
    ])
    if (!names.length)
      refuse(`${place}: fields.${type} names nothing. Name at least one field, or leave ${type} out.`)
    parts.push(`fields[${type}]=${[...new Set([...names, ...(needed.get(type) ?? [])])].join()}`)
  }
}

function addWhere(
  parts: string[],
  place: string,
  value: unknown,
  allowed: ReadonlyMap<string, string>,
): void {
  if (value === undefined) return
  const where = record(`${place}: where`, value)
  for (const name in where) {
    const kind = allowed.get(name) ?? unknown(place, 'where', name, allowed.keys())
    const given = where[name]
    const at = `${place}: where.${name}`
    if (given === undefined) continue
    if (!given || typeof given !== 'object' || given instanceof Date) {
      parts.push(`where[${name}]=${queryValue(at, given, kind)}`)
      continue
    }
    const range = given as Loose
    const operators = Object.keys(range)
    if (!'td'.includes(kind || '-'))
      refuse(`${at} takes one value, no ${show(given)}: only dates have ${RANGE.join(', ')}.`)
    if (!operators.length)
      refuse(`${at} is an empty range. Give one of ${RANGE.join(', ')}, or leave it out.`)
    for (const operator of operators) {
      if (!RANGE.includes(operator)) unknown(at, 'operator', operator, RANGE)
      parts.push(`where[${name}][${operator}]=${queryValue(`${at}.${operator}`, range[operator], kind)}`)
    }
  }
}

/** Companions of the filters in use: `filter: 'created_since', params: { time }`. */
function addParams(
  parts: string[],
  place: string,
  value: unknown,
  allowed: ReadonlyMap<string, string>,
): void {
  if (value === undefined) return
  const params = record(`${place}: params`, value)
  for (const name in params) {
    const kind = allowed.get(name) ?? unknown(place, 'param of the filter', name, allowed.keys())
    if (params[name] !== undefined)
      parts.push(`${name}=${queryValue(`${place}: params.${name}`, params[name], kind)}`)
  }
}
