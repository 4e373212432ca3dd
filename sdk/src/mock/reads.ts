/** GET: pages and single rows. */
import type { Answer } from './answer.ts'
import { badRequest } from './errors.ts'
import { rowTexts } from './kept-text.ts'
import type { MockProduct, MockType } from './model.ts'
import { filters } from './query/filter.ts'
import { sortRows } from './query/order.ts'
import { pageLinks, slice } from './query/paging.ts'
import { type Query, writeQuery } from './query/params.ts'
import { OutOfRange, whereTests } from './query/where.ts'
import { type Rendering, render } from './render.ts'
import type { Target } from './router.ts'
import { IGNORED_WHERE } from './specials.ts'
import type { Store } from './store.ts'
import { byId, type StoredRow } from './table.ts'
import type { View } from './view.ts'

export interface Reading {
  readonly store: Store
  readonly product: MockProduct
  readonly view: View
  readonly includeView: View
  /** The data as it is, for writes. */
  readonly live: View
  readonly origin: string
  /** `/people/v2/people`: as it was asked. */
  readonly path: string
  readonly query: Query
  readonly now: number
  /** Names of `where` that are passed over this time. */
  readonly ignoreWhere: readonly string[]
  /** Types whose rows `included` leaves out this time. */
  readonly omitIncluded: true | string | undefined
  readonly cache: ResultCache
}

export const CONTENT_TYPE = 'application/vnd.api+json; charset=utf-8'

const ok = (status: number, body: object): Answer => ({
  status,
  headers: { 'Content-Type': CONTENT_TYPE },
  body: JSON.stringify(body),
})

/** Sorted and filtered rows of the last lists, so that the next page of a walk costs a slice. */
export class ResultCache {
  readonly #kept = new Map<string, { readonly version: number; readonly rows: readonly StoredRow[] }>()
  readonly #most = 24

  get(key: string, version: number): readonly StoredRow[] | null {
    const found = this.#kept.get(key)
    return found?.version === version ? found.rows : null
  }

  set(key: string, version: number, rows: readonly StoredRow[]): void {
    this.#kept.delete(key)
    this.#kept.set(key, { version, rows })
    const oldest = this.#kept.keys().next().value
    if (this.#kept.size > this.#most && oldest !== undefined) this.#kept.delete(oldest)
  }
}

type ListTarget = Extract<Target, { kind: 'list' }>

/** What decides which rows a list has, without the parts that choose among them. */
function resultKey(r: Reading): string {
  const deciding = [...r.query.all].filter(([name]) => !/^(offset|per_page|include|fields)/.test(name))
  return `${r.path}${writeQuery(new Map(deciding))}`
}

function rowsOf(r: Reading, target: ListTarget): readonly StoredRow[] {
  const { type, node } = target
  const version = r.view.version
  const keep = version !== null && r.query.filter.length === 0 && r.ignoreWhere.length === 0
  const key = keep ? resultKey(r) : ''
  const known = keep ? r.cache.get(key, version) : null
  if (known) return known
  const filtered = filters(
    type,
    node.filters.map(({ name }) => name),
    r.query.filter,
    r.query.all,
    r.now,
  )
  const ignored = new Set([...(IGNORED_WHERE[r.path] ?? []), ...r.ignoreWhere])
  const tests = whereTests(r.view, r.store, type, node.where ?? type.where, r.query.where, ignored)
  tests.push(...filtered.tests)
  let rows: readonly StoredRow[] = filtered.buried === 'only' ? [] : target.rows()
  if (filtered.buried !== 'none') rows = [...rows, ...buriedOf(r, target)].sort(byId)
  if (tests.length > 0) rows = rows.filter((row) => tests.every((test) => test(row)))
  rows = sortRows(r.store, type, node.order ?? type.order, r.query.order, rows)
  if (keep) r.cache.set(key, version, rows)
  return rows
}

/** Deleted rows of a list: of its parent only, where it has one. */
function buriedOf(r: Reading, target: ListTarget): readonly StoredRow[] {
  const rows = r.view.buried(target.type)
  const on = target.on
  if (!on) return rows
  const rule = on.type.edges.get(target.node.segment)?.rule
  return rule?.kind === 'back' ? rows.filter((row) => row.refs[rule.ref] === on.row.id) : []
}

/** `can_…` of a path; a key without names is left out (facts §14.2). */
function capabilities(target: ListTarget): object {
  const { node, type } = target
  const include = (node.include ?? type.include).filter((name) => !name.includes('.'))
  const where = [...(node.where ?? type.where).keys()]
  const order = node.order ?? type.order
  const filter = node.filters.map(({ name }) => name)
  return {
    ...(order.length > 0 ? { can_order_by: order } : {}),
    ...(where.length > 0 ? { can_query_by: where } : {}),
    ...(include.length > 0 ? { can_include: include } : {}),
    ...(filter.length > 0 ? { can_filter: filter } : {}),
  }
}

export const rendering = (r: Reading, type: MockType, include: readonly string[] | null): Rendering => ({
  store: r.store,
  view: r.view,
  includeView: omitting(r),
  origin: r.origin,
  query: r.query,
  include: include ?? type.include,
})

/** `included` without rows of a type, or without any. */
function omitting(r: Reading): View {
  const omit = r.omitIncluded
  if (omit === undefined) return r.includeView
  return {
    ...r.includeView,
    get: (type, id) => (omit === true || omit === type.key ? undefined : r.includeView.get(type, id)),
  }
}

const organization = (r: Reading): { id: string; type: string } => {
  const type = r.product.types.get('Organization')
  return { id: (type && r.view.all(type)[0]?.id) ?? '1', type: 'Organization' }
}

/** A page. */
export function list(r: Reading, target: ListTarget): Answer {
  let rows: readonly StoredRow[]
  try {
    rows = rowsOf(r, target)
  } catch (error) {
    if (error instanceof OutOfRange)
      return badRequest('integer_out_of_range', 'Your request could not be processed')
    throw error
  }
  const page = slice(r.query, rows.length)
  const shown = rows.slice(page.offset, page.offset + page.size)
  const parent = target.parent ? { id: target.parent.id, type: target.parent.type } : organization(r)
  const meta = {
    ...(r.product.name === 'groups' ? { onboarding: false } : {}),
    total_count: rows.length,
    count: shown.length,
    ...(page.next !== null ? { next: { offset: page.next } } : {}),
    ...(page.prev !== null ? { prev: { offset: page.prev } } : {}),
    ...capabilities(target),
    parent,
  }
  const links = pageLinks(`${r.origin}${r.path}`, r.query, page)
  const how = rendering(r, target.type, target.node.include)
  const texts = rowTexts(how, target.type, shown)
  if (texts) {
    const [head, tail] = [JSON.stringify(links), JSON.stringify(meta)]
    const body = `{"links":${head},"data":[${texts.join(',')}],"included":[],"meta":${tail}}`
    return { status: 200, headers: { 'Content-Type': CONTENT_TYPE }, body, records: shown.length }
  }
  const found = shown.map((row) => ({ type: target.type, row }))
  const { data, included } = render(how, found, false, r.path)
  return { ...ok(200, { links, data, included, meta }), records: shown.length }
}

/** One row as a document: also the answer to a write. */
export function single(r: Reading, target: Extract<Target, { kind: 'row' }>, status = 200): Answer {
  const { type, row, node } = target
  const include = node.include ?? type.include
  const base = r.path.endsWith(`/${row.id}`) ? r.path.slice(0, -row.id.length - 1) : r.path
  const { data, included } = render(rendering(r, type, include), [{ type, row }], true, base)
  const shown = include.filter((name) => !name.includes('.'))
  const parent = target.parent ? { id: target.parent.id, type: target.parent.type } : organization(r)
  const meta = {
    ...(shown.length > 0 ? { can_include: shown } : {}),
    ...(type.name === 'Organization' ? {} : { parent }),
  }
  return { ...ok(status, { data: data[0], included, meta }), records: 1 }
}
