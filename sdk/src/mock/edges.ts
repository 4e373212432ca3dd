/**
 * How a path or an include leads from one row to others. PCO's tables say which type stands at the end of an
 * edge, not which reference ties the rows together: that is worked out here, by rules, once a product.
 */
import type { MockType, Ref, Relation } from './model.ts'
import { type Node, walk } from './paths.ts'
import { GATHERED, THROUGH } from './specials.ts'

export interface Edge {
  readonly name: string
  readonly to: readonly string[]
  readonly many: boolean
  readonly rule: Rule
}

export type Rule =
  /** The row's own reference names the target. */
  | { readonly kind: 'own'; readonly ref: string }
  /** Rows of `type` that name this row in `ref`. */
  | { readonly kind: 'back'; readonly type: string; readonly ref: string }
  /** Rows of the join type that name this row in `near`; each names the target in `far`. */
  | { readonly kind: 'through'; readonly type: string; readonly near: string; readonly far: string }
  /** Rows of `target` that name, in `ref`, this row, a row of `type` that names it in `by`, or what these name. */
  | {
      readonly kind: 'gathered'
      readonly target: string
      readonly ref: string
      readonly type: string
      readonly by: string
    }
  /** The organisation itself. */
  | { readonly kind: 'organization' }

interface Wanted {
  readonly from: MockType
  readonly name: string
  readonly to: readonly string[]
  readonly many: boolean
  readonly node: Node | null
}

/** `HouseholdMembership` → `household_membership` */
export const snake = (type: string): string =>
  type
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()

const isMany = (node: Node): boolean =>
  node.methods.includes('l') || (node.children.has('*') && !/[go]/.test(node.methods))

/** Whether a path says more of an edge than another: that it creates there, or that it is one row. */
const says = (node: Node, before: Node | null): boolean =>
  (node.methods.includes('c') && !before?.methods.includes('c')) ||
  (before?.methods === '' && node.methods !== '')

/** Edges of the path tree (`emails` below a person) and of the includes, in a fixed order. */
function wanted(types: ReadonlyMap<string, MockType>, nodes: readonly Node[]): Wanted[] {
  const found = new Map<string, Wanted>()
  for (const node of nodes) {
    const parent = node.parent
    if (node.type === null || node.action !== null || node.segment === '*' || parent?.type == null) continue
    const row = parent.segment === '*' || !isMany(parent)
    const from = types.get(parent.type)
    if (!row || parent.parent === null || from === undefined || !types.has(node.type)) continue
    const key = `${from.name}.${node.segment}`
    const before = found.get(key)
    if (before && !says(node, before.node)) continue
    found.set(key, { from, name: node.segment, to: [node.type], many: isMany(node), node })
  }
  for (const from of types.values())
    for (const relation of from.relations.values()) {
      const key = `${from.name}.${relation.name}`
      if (!found.has(key))
        found.set(key, { from, name: relation.name, to: relation.to, many: relation.many, node: null })
    }
  return [...found.values()]
}

/** The to-one relationship of `child` that most likely names a `parent` row. */
function pointer(child: MockType, parent: string, edge: string): Relation | undefined {
  const candidates = [...child.relations.values()].filter(
    (r) => !r.onInclude && !r.many && r.to.includes(parent),
  )
  const word = snake(parent)
  return (
    candidates.find((r) => r.name === word) ??
    candidates.find((r) => edge.startsWith(r.name)) ??
    candidates.find((r) => !/_by$/.test(r.name)) ??
    candidates[0]
  )
}

function chosenRule(
  want: Wanted,
  types: ReadonlyMap<string, MockType>,
  nestedOnly: ReadonlySet<string>,
): Rule {
  const { from, name, to, many } = want
  const target = to[0] ?? ''
  const child = types.get(target)
  if (target === 'Organization') return { kind: 'organization' }
  const gathered = GATHERED[`${from.key}.${name}`]
  if (gathered && types.has(gathered.type)) return { kind: 'gathered', target, ...gathered }
  const through = THROUGH[`${from.key}.${name}`]
  if (through && types.has(through.type)) return { kind: 'through', ...through }
  const own = from.relations.get(name)
  if (own && !own.onInclude) return { kind: 'own', ref: name }
  if (many && child) {
    const back = pointer(child, from.name, name)
    if (back) return { kind: 'back', type: target, ref: back.name }
    const list = [...child.relations.values()].find((r) => r.many && !r.onInclude && r.to.includes(from.name))
    if (list) return { kind: 'back', type: target, ref: list.name }
    const created = want.node?.methods.includes('c') === true
    if (created || nestedOnly.has(target)) {
      const ref = snake(from.name)
      if (!child.refs.has(ref)) child.refs.set(ref, { name: ref, to: [from.name], many: false, hidden: true })
      return { kind: 'back', type: target, ref }
    }
  }
  if (!many && child) {
    const back = pointer(child, from.name, name)
    if (back && from.name !== child.name && nestedOnly.has(target))
      return { kind: 'back', type: target, ref: back.name }
  }
  if (!from.refs.has(name)) from.refs.set(name, { name, to, many, hidden: true })
  return { kind: 'own', ref: name }
}

/** A bare segment (`live` below a plan of a series) gets the type the same segment has elsewhere below that parent. */
function inferTypes(nodes: readonly Node[]): void {
  const known = new Map<string, string>()
  for (const node of nodes)
    if (node.type !== null && node.segment !== '*')
      known.set(`${node.parent?.type}.${node.segment}`, node.type)
  for (const node of nodes) {
    if (node.type !== null || node.action !== null || node.parent === null) continue
    const type = node.segment === '*' ? node.parent.type : known.get(`${node.parent.type}.${node.segment}`)
    if (type != null) node.type = type
  }
}

/** The reference that ties rows at the end of a path to the row above it; null where there is none. */
function tie(types: ReadonlyMap<string, MockType>, list: Node | null): Ref | null {
  const rule = types.get(list?.parent?.type ?? '')?.edges.get(list?.segment ?? '')?.rule
  return rule?.kind === 'back' ? (types.get(rule.type)?.refs.get(rule.ref) ?? null) : null
}

/** Paths where a row of a type has its own address, best first: shallow, creatable, below what the row itself names. */
function homeRank(types: ReadonlyMap<string, MockType>, node: Node, type: string): number {
  const depth = node.path.split('/').length
  const list = node.parent
  const plural = list?.segment ?? ''
  const named = snake(type).startsWith(plural.slice(0, Math.max(3, plural.length - 3))) ? 0 : 0.1
  const shown = tie(types, list)?.hidden === false ? 0 : 0.3
  return depth + (list?.methods.includes('c') ? 0 : 0.5) + named + shown
}

/** Fills edges, hidden references, homes and owners of a product's types. */
export function planEdges(types: ReadonlyMap<string, MockType>, root: Node): void {
  const nodes = [...walk(root)]
  inferTypes(nodes)
  const topLevel = new Set<string>()
  for (const node of nodes)
    if (node.parent?.parent === null && node.methods.includes('l') && node.type) topLevel.add(node.type)
  const nestedOnly = new Set(
    [...types.keys()].filter((type) => !topLevel.has(type) && type !== 'Organization'),
  )
  for (const want of wanted(types, nodes)) {
    const rule = chosenRule(want, types, nestedOnly)
    want.from.edges.set(want.name, { name: want.name, to: want.to, many: want.many, rule })
  }
  const created = new Map<string, Node[]>()
  for (const node of nodes) {
    if (node.type === null || node.action !== null) continue
    const type = types.get(node.type)
    if (!type) continue
    if (node.segment === '*' && node.methods !== '') {
      if (type.home === null || homeRank(types, node, type.name) < homeRank(types, type.home, type.name))
        type.home = node
    }
    if (node.methods.includes('c')) created.set(type.name, [...(created.get(type.name) ?? []), node])
  }
  for (const type of types.values()) type.owner = ownerOf(type, types, created.get(type.name) ?? [])
}

/** The parent whose death takes the row along: the one it is created below, or lives below. */
function ownerOf(
  type: MockType,
  types: ReadonlyMap<string, MockType>,
  created: readonly Node[],
): MockType['owner'] {
  const atRoot = created.some((node) => node.parent?.parent === null)
  if (atRoot) return null
  const home = type.home?.parent ?? null
  const nested = home !== null && home.parent?.parent !== null ? [home] : []
  const shownFirst = (node: Node): number => (tie(types, node)?.hidden === false ? 0 : 1)
  const candidates = [...created, ...nested].sort((a, b) => shownFirst(a) - shownFirst(b))
  for (const node of candidates) {
    const parent = node.parent?.type
    if (parent == null || parent === type.name) continue
    const rule = types.get(parent)?.edges.get(node.segment)?.rule
    if (rule?.kind === 'back' && rule.type === type.name && !type.refs.get(rule.ref)?.many)
      return { type: parent, ref: rule.ref }
  }
  return null
}
