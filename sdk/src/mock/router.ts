/** From a path to the rows it stands for, along the tree of paths. */
import type { MockProduct, MockType } from './model.ts'
import type { Node } from './paths.ts'
import type { Store } from './store.ts'
import type { StoredRow } from './table.ts'
import { type Found, follow, type View } from './view.ts'

export interface Parent {
  readonly type: string
  readonly id: string
}

export type Target =
  | {
      readonly kind: 'list'
      readonly node: Node
      readonly type: MockType
      readonly rows: () => readonly StoredRow[]
      readonly parent: Parent | null
      readonly on: Found | null
    }
  | {
      readonly kind: 'row'
      readonly node: Node
      readonly type: MockType
      readonly row: StoredRow
      readonly parent: Parent | null
      readonly on: Found | null
    }
  /** The path exists, the row does not. */
  | {
      readonly kind: 'missing'
      readonly node: Node
      readonly type: MockType | null
      readonly on: Found | null
    }
  | { readonly kind: 'action'; readonly node: Node; readonly on: Found | null }

interface Position {
  readonly node: Node
  /** The row that stands here; null at the root and at a list. */
  readonly at: Found | null
  /** The rows that stand here, when it is a list. */
  readonly list: { readonly type: MockType; readonly rows: () => readonly StoredRow[] } | null
  readonly parent: Found | null
  /** Nothing is known to stand here (`/me` of the undocumented home product): what follows is as at the root. */
  readonly bare: boolean
}

const isList = (node: Node): boolean =>
  node.methods.includes('l') || (node.children.has('*') && !/[go]/.test(node.methods))

function intoStatic(
  view: View,
  store: Store,
  product: MockProduct,
  from: Position,
  node: Node,
): Position | null {
  const type = node.type === null ? undefined : product.types.get(node.type)
  if (from.bare) {
    if (!type) return { node, at: null, list: null, parent: null, bare: true }
    const list = { type, rows: () => view.all(type) }
    if (isList(node)) return { node, at: null, list, parent: null, bare: false }
    const first = view.all(type)[0]
    return { node, at: first ? { type, row: first } : null, list: null, parent: null, bare: false }
  }
  const at = from.at
  if (!at) return null
  const edge = at.type.edges.get(node.segment)
  if (!edge || !type) return null
  if (isList(node)) {
    const rows = (): readonly StoredRow[] =>
      follow(view, store, at.type, at.row, edge).map((found) => found.row)
    return { node, at: null, list: { type, rows }, parent: at, bare: false }
  }
  return {
    node,
    at: follow(view, store, at.type, at.row, edge)[0] ?? null,
    list: null,
    parent: at,
    bare: false,
  }
}

/** Where a path leads; null when the product has no such path. */
export function route(
  view: View,
  store: Store,
  product: MockProduct,
  segments: readonly string[],
): Target | null {
  const organization = product.types.get('Organization')
  let position: Position = { node: product.root, at: null, list: null, parent: null, bare: true }
  if (segments.length === 0) {
    const row = organization && view.all(organization)[0]
    if (!organization || !row) return null
    return { kind: 'row', node: product.root, type: organization, row, parent: null, on: null }
  }
  for (let i = 0; i < segments.length; i++) {
    const segment = segments[i]!
    const fixed: Node | undefined = position.node.children.get(segment)
    const node: Node | undefined = fixed ?? position.node.children.get('*')
    if (!node) return null
    if (node.action !== null) {
      if (i < segments.length - 1) return null
      return position.list || position.at
        ? { kind: 'action', node, on: position.at ?? position.parent }
        : { kind: 'missing', node, type: null, on: null }
    }
    if (fixed) {
      const next: Position | null = intoStatic(view, store, product, position, node)
      if (!next) {
        const type = node.type === null ? undefined : product.types.get(node.type)
        return { kind: 'missing', node, type: type ?? null, on: null }
      }
      position = next
      continue
    }
    const found: Found | null = position.bare
      ? named(view, product, position.node.segment, segment)
      : pick(view, position, segment)
    if (!found) {
      const type = node.type === null ? undefined : product.types.get(node.type)
      return { kind: 'missing', node, type: type ?? null, on: position.parent }
    }
    position = { node, at: found, list: null, parent: position.parent, bare: false }
  }
  return finish(product, position)
}

/** The row of a collection that cannot be listed itself: `/custom_senders/{id}/send_verification`. */
function named(view: View, product: MockProduct, segment: string, id: string): Found | null {
  const name = segment.replace(/s$/, '').replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())
  const type = product.types.get(name)
  const row = type && view.get(type, id)
  return type && row ? { type, row } : null
}

/** The row of a list with an id; a list of everything needs no scan. A to-one edge may be followed by its id too. */
function pick(view: View, position: Position, id: string): Found | null {
  const list = position.list
  if (!list) return position.at?.row.id === id ? position.at : null
  const row = view.get(list.type, id)
  if (!row) return null
  if (position.parent !== null && !list.rows().some((other) => other.id === id)) return null
  return { type: list.type, row }
}

function finish(product: MockProduct, position: Position): Target {
  const { node, at, list, parent } = position
  const above = parent ? { type: parent.type.name, id: parent.row.id } : null
  if (list) return { kind: 'list', node, type: list.type, rows: list.rows, parent: above, on: parent }
  if (at) return { kind: 'row', node, type: at.type, row: at.row, parent: above, on: parent }
  const type = node.type === null ? undefined : product.types.get(node.type)
  return { kind: 'missing', node, type: type ?? null, on: parent }
}
