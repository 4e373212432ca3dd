import type { LoadedProduct } from '../load/types.ts'
import { belowOf, KINDS, starOf } from './paths.ts'

export interface Target {
  readonly to: readonly string[]
  readonly many: boolean
}

/** Follows names from type to type: a relationship of that name, else an edge of that name below a row. */
export interface Graph {
  follow(type: string, name: string): Target | null
  /** `field_data.field_definition`: step by step; null where a step leads nowhere. */
  resolve(type: string, dotted: string): Target | null
}

const asList = (value: string | readonly string[]): readonly string[] =>
  typeof value === 'string' ? [value] : value

export const buildGraph = (product: LoadedProduct): Graph => {
  const byType = new Map(product.resources.map((resource) => [resource.type, resource.declaration]))
  const rows = new Map<string, Set<string>>()
  const edges = new Map<string, Target>()
  for (const { type, declaration } of product.resources) {
    const own = rows.get(type) ?? new Set<string>()
    rows.set(type, own)
    for (const [path, endpoint] of Object.entries(declaration.endpoints)) {
      const star = starOf(path)
      if (KINDS.some((kind) => kind !== 'list' && kind !== 'create' && endpoint[kind] !== undefined))
        own.add(star)
      if (endpoint.list !== undefined || endpoint.toOne !== undefined || endpoint.get !== undefined) {
        edges.set(star, { to: [type], many: endpoint.list !== undefined })
      }
      const below = belowOf(path, endpoint)
      if (below !== null) own.add(starOf(below.path))
    }
  }
  const follow = (type: string, name: string): Target | null => {
    const relationship = byType.get(type)?.relationships?.[name]
    if (relationship !== undefined) return { to: asList(relationship.to), many: relationship.many === true }
    for (const row of rows.get(type) ?? []) {
      const edge = edges.get(`${row}/${name}`)
      if (edge !== undefined) return edge
    }
    return null
  }
  const resolve = (type: string, dotted: string): Target | null => {
    let types: readonly string[] = [type]
    let target: Target | null = null
    for (const name of dotted.split('.')) {
      const found = types.flatMap((each) => follow(each, name) ?? [])
      if (found.length === 0) return null
      target = { to: [...new Set(found.flatMap(({ to }) => to))], many: found.some(({ many }) => many) }
      types = target.to
    }
    return target
  }
  return { follow, resolve }
}
