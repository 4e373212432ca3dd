import type { ActionDeclaration, EndpointDeclaration, ListOverrides } from '../../../spec/define.ts'
import { byName } from '../load/names.ts'
import { equalJson } from '../load/patch.ts'
import type { FoundOperation } from './operations.ts'
import { type Query, queryOf } from './queries.ts'

type Below = 'get' | 'update' | 'delete' | 'create'

const parent = (path: string): string => path.slice(0, path.lastIndexOf('/'))

/** Only what differs from the defaults of the type. */
const overrides = (query: Query, defaults: Query, keys: readonly (keyof Query)[]): true | ListOverrides => {
  const different = keys.filter((key) => !equalJson(query[key] as never, defaults[key] as never))
  return different.length === 0 ? true : Object.fromEntries(different.map((key) => [key, query[key]]))
}

const ORDER = ['list', 'get', 'toOne', 'create', 'update', 'delete', 'below'] as const
const BELOW = ['get', 'update', 'delete', 'create'] as const

/** The endpoints of one type; what stands below a to-one edge is folded into `below` of that edge. */
export const endpointsOf = (
  operations: readonly FoundOperation[],
  toOne: ReadonlySet<string>,
  defaults: Query,
): Record<string, EndpointDeclaration> => {
  const endpoints = new Map<string, Record<string, unknown>>()
  const at = (path: string): Record<string, unknown> => {
    const known = endpoints.get(path) ?? {}
    endpoints.set(path, known)
    return known
  }
  for (const operation of operations) {
    const { path, star, kind } = operation
    if (kind === 'action') continue
    if (star.endsWith('/*') && toOne.has(parent(star))) {
      const edge = at(parent(path))
      const variable = path.slice(parent(path).length + 2, -1)
      const below = (edge.below ?? { variable, methods: [] }) as { methods: Below[] }
      edge.below = below
      below.methods.push(kind as Below)
      continue
    }
    const query = queryOf(operation)
    if (kind === 'list') at(path).list = overrides(query, defaults, ['where', 'order', 'include', 'filter'])
    else if (kind === 'get' || kind === 'toOne') at(path)[kind] = overrides(query, defaults, ['include'])
    else at(path)[kind] = true
  }
  const sorted = [...endpoints].sort(([a], [b]) => byName(a, b))
  return Object.fromEntries(
    sorted.map(([path, members]) => {
      const below = members.below as { methods: Below[] } | undefined
      below?.methods.sort((a, b) => BELOW.indexOf(a) - BELOW.indexOf(b))
      return [path, Object.fromEntries(ORDER.flatMap((key) => (key in members ? [[key, members[key]]] : [])))]
    }),
  ) as Record<string, EndpointDeclaration>
}

/** Actions by name: the last segment of their path. */
export const actionsOf = (operations: readonly FoundOperation[]): Record<string, ActionDeclaration> => {
  const actions = new Map<string, { method: FoundOperation['method']; paths: string[] }>()
  for (const { path, method, summary } of operations) {
    const name = path === '' || path === '/' ? summary : path.slice(path.lastIndexOf('/') + 1)
    const action = actions.get(name) ?? { method, paths: [] }
    action.paths.push(path === '' ? '/' : path)
    actions.set(name, action)
  }
  return Object.fromEntries(
    [...actions]
      .sort(([a], [b]) => byName(a, b))
      .map(([name, { method, paths }]) => [
        name,
        { ...(method === 'POST' ? {} : { method }), paths: paths.sort(byName) },
      ]),
  )
}
