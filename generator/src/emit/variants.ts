import type { IncludeModel, PathModel, ProductModel, QueryModel, ResourceModel } from '../model/types.ts'
import { allPaths, queryOf, resourcesOf } from './edges.ts'
import { type Claim, namesOf } from './names.ts'

/** The name of a part of a query, and whether it is declared with the query: else it is its type's. */
export interface Part {
  readonly name: string
  readonly own: boolean
}

/** What one listing path accepts, under a name: shared by all paths that accept the same of the same type. */
export interface QueryVariant {
  readonly name: string
  readonly type: string
  readonly query: QueryModel
  /** The path it is named after: the first that accepts it. Null for the default of the type. */
  readonly path: string | null
  /** Null where it takes none. */
  readonly where: Part | null
  readonly order: Part | null
  readonly filter: Part | null
  /** The query it only adds filters to. */
  readonly base: string | null
}

/** A shape that differs from its type's only in what may be included. */
export interface ShapeVariant {
  readonly name: string
  readonly type: string
  readonly include: readonly IncludeModel[]
  readonly path: string
}

/** Which query and which shape each path has. */
export interface Variants {
  readonly queries: readonly QueryVariant[]
  readonly shapes: readonly ShapeVariant[]
  /** Name of the query of a listing path; null where it takes paging only. */
  queryAt(path: PathModel): string | null
  /** Name of the shape of a path. */
  shapeAt(path: PathModel): string | null
}

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

const accepts = ({ where, order, filter }: QueryModel): boolean =>
  where.length + order.length + filter.length > 0

/** Gives every path its query and shape; equal ones are declared once. */
export const variantsOf = (product: ProductModel): Variants => {
  const names = namesOf(product)
  const resources = resourcesOf(product)
  const claim = names.claims()
  const queries = new Map<string, QueryVariant>()
  const shapes = new Map<string, ShapeVariant>()
  const depth = (path: PathModel) => path.path.split('/').length
  const key = (type: string, value: unknown) => `${type} ${JSON.stringify(value)}`
  const queryKey = (type: string, { where, order, filter }: QueryModel) => key(type, { where, order, filter })
  const paths = allPaths(product).sort((a, b) => depth(a) - depth(b))
  for (const path of paths) {
    const resource = path.type === null ? undefined : resources.get(path.type)
    const query = queryOf(path, resources)
    if (resource === undefined || query === null) continue
    if (path.methods.includes('list') && accepts(query) && !queries.has(queryKey(resource.type, query))) {
      const variant = queryVariant(product, resource, query, path, claim)
      const defaults = variant.base === null ? variant : defaultVariant(product, resource)
      for (const each of [defaults, variant]) {
        const at = queryKey(resource.type, each.query)
        if (!queries.has(at)) queries.set(at, each)
      }
    }
    if (!same(query.include, resource.query.include)) {
      const at = key(resource.type, query.include)
      const name = names.ofPath(path.path)
      const shape = () => ({
        name: claim(`${name}Shape`),
        type: resource.type,
        include: query.include,
        path: path.path,
      })
      if (!shapes.has(at)) shapes.set(at, shape())
    }
  }
  return {
    queries: [...queries.values()],
    shapes: [...shapes.values()],
    queryAt(path) {
      const query = queryOf(path, resources)
      if (query === null || path.type === null) return null
      return queries.get(queryKey(path.type, query))?.name ?? null
    },
    shapeAt(path) {
      if (path.type === null) return null
      const query = queryOf(path, resources)
      return shapes.get(key(path.type, query?.include))?.name ?? names.ofType(path.type).shape
    },
  }
}

const defaultVariant = (product: ProductModel, { type, query }: ResourceModel): QueryVariant => {
  const own = namesOf(product).ofType(type)
  const part = (values: readonly unknown[], name: string) =>
    values.length === 0 ? null : { name, own: false }
  return {
    name: own.query,
    type,
    query,
    path: null,
    where: part(query.where, own.where),
    order: part(query.order, own.order),
    filter: part(query.filter, own.filter),
    base: null,
  }
}

const queryVariant = (
  product: ProductModel,
  resource: ResourceModel,
  query: QueryModel,
  path: PathModel,
  claim: Claim,
): QueryVariant => {
  const defaults = defaultVariant(product, resource)
  const handle = namesOf(product).ofPath(path.path)
  const part = (key: 'where' | 'order' | 'filter', suffix: string): Part | null => {
    if (query[key].length === 0) return null
    return same(query[key], resource.query[key])
      ? defaults[key]
      : { name: claim(`${handle}${suffix}`), own: true }
  }
  const equal = (key: 'where' | 'order' | 'filter') => same(query[key], resource.query[key])
  if (equal('where') && equal('order') && equal('filter')) return defaults
  const adds =
    equal('where') && equal('order') && resource.query.filter.length === 0 && accepts(resource.query)
  return {
    name: claim(`${handle}Query`),
    type: resource.type,
    query,
    path: path.path,
    where: part('where', 'Where'),
    order: part('order', 'Order'),
    filter: part('filter', 'Filter'),
    base: adds ? defaults.name : null,
  }
}
