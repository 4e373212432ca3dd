/** Rows as PCO writes them: members in its order, keys absent where it leaves them out (facts §14). */
import type { AnyRow } from '../types/rows.ts'
import type { Edge } from './edges.ts'
import type { MockType, Relation } from './model.ts'
import type { Node } from './paths.ts'
import { parseQuery, type Query } from './query/params.ts'
import type { Store } from './store.ts'
import { refId, type StoredRow } from './table.ts'
import { type Found, follow, type View } from './view.ts'

export interface Rendering {
  readonly store: Store
  readonly view: View
  /** What `included` and its rows see, when they lag behind `relationships`. */
  readonly includeView: View
  /** `https://api.planningcenteronline.com` */
  readonly origin: string
  readonly query: Query
  /** Includes accepted on this path. */
  readonly include: readonly string[]
}

/** A resource object while it is being built. */
interface Json {
  type: string
  id: string
  attributes: Record<string, unknown>
  relationships?: Record<string, unknown>
  links: Record<string, string | null>
}

const identifier = (relation: Relation, value: string): { type: string; id: string } => {
  const slash = value.indexOf('/')
  return slash > 0
    ? { type: value.slice(0, slash), id: value.slice(slash + 1) }
    : { type: relation.wire, id: value }
}

/** The address of a row below the origin: the shortest of its own, through its parents; null when it has none. */
export function selfPath(view: View, store: Store, type: MockType, row: StoredRow): string | null {
  const product = store.products.get(type.product)
  if (!product) return null
  if (type.name === 'Organization') return product.path
  const list = type.home?.parent
  if (!list?.parent) return null
  if (list.parent.parent === null) return `${product.path}/${list.segment}/${row.id}`
  const above = list.parent.type === null ? undefined : product.types.get(list.parent.type)
  const rule = above?.edges.get(list.segment)?.rule
  if (!above || rule?.kind !== 'back') return null
  const value = row.refs[rule.ref]
  const parent = typeof value === 'string' ? view.get(above, refId(value)) : undefined
  const path = parent && selfPath(view, store, above, parent)
  return path ? `${path}/${list.segment}/${row.id}` : null
}

function attributesOf(
  type: MockType,
  row: StoredRow,
  fields: ReadonlySet<string> | undefined,
): Record<string, unknown> {
  const attributes: Record<string, unknown> = {}
  for (const { name, sparse } of type.attributes.values())
    if (fields ? fields.has(name) : !sparse) attributes[name] = row.attributes[name] ?? null
  for (const name of row.extra ?? []) if (!fields || fields.has(name)) attributes[name] = row.attributes[name]
  return attributes
}

function shownRelationships(
  r: Rendering,
  found: Found,
  fields: ReadonlySet<string> | undefined,
): Record<string, unknown> {
  const shown: Record<string, unknown> = {}
  for (const relation of found.type.relations.values()) {
    if (relation.onInclude || (fields && !fields.has(relation.name))) continue
    const edge = found.type.edges.get(relation.name)
    if (edge?.rule.kind === 'through') {
      shown[relation.name] = {
        data: follow(r.view, r.store, found.type, found.row, edge).map((end) => ({
          type: relation.wire,
          id: end.row.id,
        })),
      }
      continue
    }
    const value = found.row.refs[relation.name]
    if (relation.many)
      shown[relation.name] = {
        data: (value == null ? [] : typeof value === 'string' ? [value] : value).map((one) =>
          identifier(relation, one),
        ),
      }
    else shown[relation.name] = { data: typeof value === 'string' ? identifier(relation, value) : null }
  }
  return shown
}

/** Links of a row read alone: every edge and action below it; a to-one edge leads to the row's own address, or is null. */
function allLinks(r: Rendering, found: Found, self: string): Record<string, string | null> {
  const links: Record<string, string | null> = {}
  if (found.type.key === 'people.Person') links[''] = `${self}/`
  const home: Node | null = found.type.home
  const names = home ? [...home.children.values()].filter((node) => node.segment !== '*') : []
  for (const node of names.sort((a, b) => (a.segment < b.segment ? -1 : 1))) {
    const edge = found.type.edges.get(node.segment)
    if (edge && !edge.many) {
      const end = follow(r.view, r.store, found.type, found.row, edge)[0]
      const path = end && selfPath(r.view, r.store, end.type, end.row)
      links[node.segment] = end ? (path ? `${r.origin}${path}` : `${self}/${node.segment}`) : null
    } else links[node.segment] = `${self}/${node.segment}`
  }
  links.self = self
  return links
}

const HTML = new Set(['people.Person'])

function bare(r: Rendering, found: Found, single: boolean, base: string | null): Json {
  const fields = r.query.fields.get(found.type.name)
  const relationships = shownRelationships(r, found, fields)
  const path = selfPath(r.view, r.store, found.type, found.row) ?? base
  const self = path === null ? null : `${r.origin}${path}`
  const links: Record<string, string | null> = single && self ? allLinks(r, found, self) : { self }
  if (HTML.has(found.type.key))
    links.html = `https://people.planningcenteronline.com/people/AC${found.row.id}`
  const json: Json = {
    type: found.type.name,
    id: found.row.id,
    attributes: attributesOf(found.type, found.row, fields),
    links,
  }
  if (Object.keys(relationships).length > 0) {
    return { type: json.type, id: json.id, attributes: json.attributes, relationships, links }
  }
  return json
}

interface Included {
  readonly rows: Json[]
  readonly seen: Map<string, Json>
}

function relate(json: Json, found: Found, edge: Edge, ends: readonly Found[], self: string | null): void {
  const relation = found.type.relations.get(edge.name)
  const data = ends.map((end) => ({
    type: relation?.wire && ends.length > 0 && relation.to.length === 1 ? relation.wire : end.type.name,
    id: end.row.id,
  }))
  const related = self === null ? {} : { links: { related: `${self}/${edge.name}` } }
  const before = json.relationships ?? {}
  before[edge.name] = edge.many
    ? { ...related, data }
    : data[0]
      ? { ...related, data: data[0] }
      : { data: null }
  if (!json.relationships) {
    const { links } = json
    Reflect.deleteProperty(json, 'links')
    json.relationships = before
    json.links = links
  }
}

/** Adds what one include asks of a row; rows are added once, in the order of the walk (facts §14.15). */
function include(r: Rendering, json: Json, found: Found, path: readonly string[], out: Included): void {
  const name = path[0] ?? ''
  const edge = found.type.edges.get(name)
  if (!edge) return
  const ends = follow(r.view, r.store, found.type, found.row, edge)
  relate(json, found, edge, ends, json.links.self ?? null)
  for (const end of ends) {
    const key = `${end.type.name}/${end.row.id}`
    let row = out.seen.get(key)
    if (!row) {
      const lagged = r.includeView.get(end.type, end.row.id)
      if (!lagged) continue
      row = bare(r, { type: end.type, row: lagged }, false, null)
      out.seen.set(key, row)
      out.rows.push(row)
    }
    if (path.length > 1) include(r, row, end, path.slice(1), out)
  }
}

export interface Rendered {
  readonly data: readonly AnyRow[]
  readonly included: readonly AnyRow[]
}

/** Renders rows with what was included. `base` is the path of the list, for rows without an address of their own. */
export function render(r: Rendering, rows: readonly Found[], single: boolean, base: string | null): Rendered {
  const out: Included = { rows: [], seen: new Map() }
  const asked = r.query.include.filter((name) => r.include.includes(name)).map((name) => name.split('.'))
  const data = rows.map((found) => {
    const json = bare(r, found, single, base && `${base}/${found.row.id}`)
    for (const path of asked) include(r, json, found, path, out)
    return json
  })
  return { data: data as AnyRow[], included: out.rows as AnyRow[] }
}

const ORIGIN = 'https://api.planningcenteronline.com'

/** Rows as they are, with nothing included: what `db` and webhooks show. */
export const plainRendering = (store: Store, view: View): Rendering => ({
  store,
  view,
  includeView: view,
  origin: ORIGIN,
  query: parseQuery(''),
  include: [],
})
