import type { EndpointDeclaration } from '../../../spec/define.ts'
import { byName, camelCase } from '../load/names.ts'
import type { Method, OperationModel, PathModel, QueryModel } from './types.ts'

/** One operation with all that the tree and the list of operations need of it. */
export interface Placed extends OperationModel {
  /** Its query only where it differs from its type's. */
  readonly own: QueryModel | null
  /** The name an action is declared under; null for anything else. */
  readonly name: string | null
}

const METHODS: readonly Method[] = ['list', 'get', 'toOne', 'create', 'update', 'delete', 'action']

/** HTTP method of each kind of endpoint. */
export const HTTP = {
  list: 'GET',
  get: 'GET',
  toOne: 'GET',
  create: 'POST',
  update: 'PATCH',
  delete: 'DELETE',
} as const
export type EndpointKind = keyof typeof HTTP
export const KINDS = Object.keys(HTTP) as EndpointKind[]

/** `/people/{person_id}/emails` → its segments; the root, written `/` in a declaration, has none. */
export const segmentsOf = (path: string): string[] => path.split('/').filter((segment) => segment !== '')
export const isVariable = (segment: string): boolean => segment.startsWith('{')
export const starOf = (path: string): string => path.replace(/\{[^}]*\}/g, '*')

export const variablesOf = (path: string): string[] =>
  segmentsOf(path)
    .filter(isVariable)
    .map((segment) => segment.slice(1, -1))

/** What PCO's document puts below a to-one edge, as paths of their own. */
export const belowOf = (
  path: string,
  { below }: EndpointDeclaration,
): { path: string; kinds: readonly EndpointKind[] } | null =>
  below === undefined ? null : { path: `${path}/{${below.variable}}`, kinds: below.methods }

interface Node {
  readonly segment: string
  readonly path: string
  readonly children: Map<string, Node>
  readonly operations: Placed[]
}

const WRITES_LAST: readonly Method[] = ['list', 'toOne', 'get']

/** The tree of what can be called: everything but what is documented only below to-one edges. */
export const buildTree = (operations: readonly Placed[]): PathModel => {
  const root: Node = { segment: '', path: '', children: new Map(), operations: [] }
  for (const operation of operations) {
    if (operation.belowToOne) continue
    let node = root
    let path = ''
    for (const segment of segmentsOf(operation.path)) {
      path += `/${segment}`
      const key = isVariable(segment) ? '*' : segment
      const next = node.children.get(key) ?? { segment: key, path, children: new Map(), operations: [] }
      node.children.set(key, next)
      node = next
    }
    node.operations.push(operation)
  }
  return finish(root)
}

const finish = (node: Node): PathModel => {
  const { segment, path, operations } = node
  const reads = WRITES_LAST.flatMap((kind) => operations.find((operation) => operation.kind === kind) ?? [])
  const [main = operations.find((operation) => operation.kind !== 'action')] = reads
  return {
    segment,
    key: segment === '*' ? '' : camelCase(segment),
    path,
    variables: variablesOf(path),
    type: main?.type ?? null,
    methods: METHODS.filter((method) => operations.some((operation) => operation.kind === method)),
    query: reads.find(({ own }) => own !== null)?.own ?? null,
    action: actionOf(node)?.action ?? null,
    children: [...node.children.values()]
      .sort((a, b) => byName(a.segment, b.segment))
      .flatMap((child) => [finish(child), ...others(child)]),
  }
}

/** The action that has a path's own name: POST, where one path is sent to by several methods. */
const actionOf = ({ operations }: Node): Placed | undefined => {
  const actions = operations.filter((operation) => operation.kind === 'action')
  return actions.find((operation) => operation.method === 'POST') ?? actions[0]
}

/** Further actions on the same path, each a sibling under its declared name: `run_by_get` beside `run`. */
const others = (node: Node): PathModel[] => {
  const main = actionOf(node)
  const { segment, path } = node
  return node.operations.flatMap((operation): PathModel[] => {
    const { name, action } = operation
    if (name === null || operation === main) return []
    const bare = { type: null, query: null, children: [], variables: variablesOf(path) }
    return [{ ...bare, segment, key: camelCase(name), path, methods: ['action'], action }]
  })
}
