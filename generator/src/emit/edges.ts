import type { PathModel, ProductModel, QueryModel, ResourceModel } from '../model/types.ts'

/** A relationship or include of a type as it can show up on a row. */
export interface Edge {
  readonly name: string
  readonly to: readonly string[]
  readonly many: boolean
  /** The `type` PCO writes in the identifier. */
  readonly wire: string
  /** The key is only there when the include of the same name was asked for. */
  readonly onlyWithInclude: boolean
}

/** Every path of the product, the root first, parents before children. */
export const allPaths = (product: ProductModel): PathModel[] => {
  const below = (path: PathModel): PathModel[] => [path, ...path.children.flatMap(below)]
  return below(product.root)
}

export const itemOf = (path: PathModel): PathModel | undefined =>
  path.children.find((child) => child.segment === '*')

/** The query of a path: its own, else its type's. Null where the path has no type. */
export const queryOf = (path: PathModel, resources: ReadonlyMap<string, ResourceModel>): QueryModel | null =>
  path.query ?? (path.type === null ? null : (resources.get(path.type)?.query ?? null))

export const resourcesOf = (product: ProductModel): ReadonlyMap<string, ResourceModel> =>
  new Map(product.resources.map((resource) => [resource.type, resource]))

const cache = new WeakMap<ProductModel, ReadonlyMap<string, ReadonlyMap<string, Edge>>>()

/**
 * What can be included on each type, by name: its own includes on any path, and what dotted includes of other
 * types reach through it. A row under `included` may bring rows that its own lists never do.
 */
export const includesOf = (product: ProductModel): ReadonlyMap<string, ReadonlyMap<string, Edge>> => {
  const known = cache.get(product)
  if (known !== undefined) return known
  const resources = resourcesOf(product)
  const edges = new Map(product.resources.map((r) => [r.type, new Map<string, Edge>()]))
  const add = (type: string, name: string, to: readonly string[], many: boolean): void => {
    const of = edges.get(type)
    if (of === undefined) return
    const old = of.get(name)
    const relationship = resources.get(type)?.relationships.find((r) => r.name === name)
    const wire = relationship?.wire ?? to[0] ?? name
    const targets = [...new Set([...(old?.to ?? []), ...to])]
    of.set(name, {
      name,
      to: targets,
      many: old?.many ?? many,
      wire,
      onlyWithInclude: relationship?.onlyWithInclude ?? true,
    })
  }
  const queries: [string, QueryModel][] = product.resources.map((r) => [r.type, r.query])
  for (const path of allPaths(product))
    if (path.type !== null && path.query !== null) queries.push([path.type, path.query])
  const reach = (dotted: boolean) => {
    for (const [type, query] of queries) {
      for (const include of query.include) {
        const steps = include.name.split('.')
        if (steps.length > 1 !== dotted) continue
        let owners: readonly string[] = [type]
        for (const step of steps.slice(0, -1)) owners = owners.flatMap((owner) => targetsOf(owner, step))
        for (const owner of owners) add(owner, steps[steps.length - 1]!, include.to, include.many)
      }
    }
  }
  const targetsOf = (type: string, name: string): readonly string[] =>
    edges.get(type)?.get(name)?.to ??
    resources.get(type)?.relationships.find((r) => r.name === name)?.to ??
    []
  reach(false)
  reach(true)
  cache.set(product, edges)
  return edges
}

/** What can stand under `relationships` of a type: what is declared, and a key for every include besides. */
export const relationshipsOf = (product: ProductModel, resource: ResourceModel): readonly Edge[] => {
  const declared = new Set(resource.relationships.map((relationship) => relationship.name))
  const included = [...(includesOf(product).get(resource.type)?.values() ?? [])].filter(
    (edge) => !declared.has(edge.name),
  )
  return [...resource.relationships, ...included]
}
