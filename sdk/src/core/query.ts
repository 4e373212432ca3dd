/** From a query as users write it to PCO's query string. Everything that PCO would ignore is refused here. */
import type { Place } from './calls.ts'
import { members, refuse, unknown, wants } from './refuse.ts'
import { type Kind, rulesOf, type Tree, typeOf } from './tree.ts'
import { queryValue } from './values.ts'

/** What was asked to come along: relationship → what comes along with that. */
export interface Asked {
  [relationship: string]: Asked
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

const RANGE = ['gt', 'gte', 'lt', 'lte']
const KEYS = ['include', 'fields', 'where', 'order', 'filter', 'params', 'perPage', 'offset']

/** @throws QueryError for whatever this path does not accept */
export function buildQuery({ tree, node, path: place }: Place, input: unknown = {}, list?: boolean): Query {
  const given = Object.fromEntries(members(place, input, 'query key', list ? KEYS : KEYS.slice(0, 2)))
  const { where = {}, fields = {}, params = {}, perPage = 100, offset = 0 } = given
  const rules = rulesOf(tree, node)
  const parts: string[] = []
  const asked: Asked = {}

  /** One name or several, each of them allowed, none twice. */
  const names = (what: string, value: unknown, allowed: Iterable<string>, bare = /^/): string[] => {
    const all = [...new Set([value ?? []].flat())] as string[]
    const known = [...allowed]
    for (const name of all)
      if (!known.includes(`${name}`.replace(bare, ''))) unknown(place, what, name, known)
    return all
  }
  const listed = (key: string, allowed: Iterable<string>, bare?: RegExp): string[] => {
    const all = names(key, given[key], allowed, bare)
    if (all.length) parts.push(`${key}=${all.join()}`)
    return all
  }
  /** A whole number in a range. `per_page=0` would page for ever on PCO, 500 silently gives 100. */
  const whole = (key: string, value: unknown, min: number, max: number): number =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max
      ? (value as number)
      : wants(`${place}: ${key}`, `an integer of ${min} to ${max}`, value)

  for (const name of listed('include', rules.include)) {
    // `a.b` asks for `a`, and for `b` along with each `a`.
    let below = asked
    for (const step of name.split('.')) below = below[step] ??= {}
  }

  for (const [type, value] of members(`${place}: fields`, fields, 'type', Object.keys(tree.table.types))) {
    const { attributes, relationships } = typeOf(tree, type)!
    const all = names(`field of ${type}`, value, [...attributes.keys(), ...relationships.keys()])
    if (!all.length) refuse(`${place}: fields.${type} names nothing.`)
    // Relationships count as fields on PCO: narrowed away, what was included could not be matched.
    parts.push(`fields[${type}]=${[...new Set([...all, ...needed(tree, node.type!, asked, type)])].join()}`)
  }

  const limit = whole('perPage', perPage, 1, 100)
  const start = whole('offset', offset, 0, 1e9)
  if (list) {
    for (const [name, value] of members(`${place}: where`, where, 'where', rules.where.keys()))
      parts.push(...whereParts(`${place}: where.${name}`, name, value, rules.where.get(name)!))
    listed('order', rules.order, /^-/)
    const companions = listed('filter', rules.filter.keys()).flatMap((name) => [...rules.filter.get(name)!])
    const kinds = new Map(companions)
    for (const [name, value] of members(`${place}: params`, params, 'param of the filter', kinds.keys()))
      parts.push(`${name}=${queryValue(`${place}: params.${name}`, value, kinds.get(name)!)}`)
    parts.push(`per_page=${limit}`)
  }
  return {
    asked,
    perPage: limit,
    offset: start,
    text: (at) => (at ? [...parts, `offset=${at}`] : parts).sort().join('&'),
  }
}

/** Relationships that rows of `wanted` must keep for what was asked of `type`. */
const needed = (tree: Tree, type: string, asked: Asked, wanted: string): string[] =>
  Object.entries(asked).flatMap(([name, below]) => [
    ...(type === wanted ? [name] : []),
    ...(typeOf(tree, type)?.relationships.get(name)?.to ?? []).flatMap((to) =>
      needed(tree, to, below, wanted),
    ),
  ])

/** Equality, or the bounds of a range of times. */
function whereParts(place: string, name: string, value: unknown, kind: Kind): string[] {
  if (!value || typeof value !== 'object' || value instanceof Date || !/[td]/.test(kind))
    return [`where[${name}]=${queryValue(place, value, kind)}`]
  const bounds = Object.keys(value)
  if (!bounds.length) refuse(`${place} is an empty range. Give ${RANGE.join(', ')}, or leave it out.`)
  return bounds.map((bound) => {
    if (!RANGE.includes(bound)) unknown(place, 'operator', bound, RANGE)
    // An undefined bound is refused, not left out: it would read everything.
    const text = queryValue(`${place}.${bound}`, (value as { [bound: string]: unknown })[bound], kind)
    return `where[${name}][${bound}]=${text}`
  })
}
