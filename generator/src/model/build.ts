import type { ActionDeclaration, ResourceDeclaration } from '../../../spec/define.ts'
import { byName, camelCase } from '../load/names.ts'
import type { LoadedProduct, LoadedSpec } from '../load/types.ts'
import { buildGraph, type Graph } from './graph.ts'
import { belowOf, buildTree, HTTP, KINDS, type Placed, segmentsOf } from './paths.ts'
import { buildQuery, typed } from './query.ts'
import { buildResource, webhooksOf } from './resource.ts'
import type { ActionModel, Model, OperationModel, ProductModel } from './types.ts'

/** In a declaration the product's own path is `/`; in the model it is empty. */
const pathOf = (path: string): string =>
  segmentsOf(path)
    .map((segment) => `/${segment}`)
    .join('')

const endpoints = (resource: ResourceDeclaration, graph: Graph): Placed[] => {
  const defaults = buildQuery(resource, {}, graph)
  return Object.entries(resource.endpoints).flatMap(([declared, endpoint]) => {
    const path = pathOf(declared)
    const placed = KINDS.flatMap((kind): Placed[] => {
      const given = endpoint[kind]
      if (given === undefined) return []
      const base = { method: HTTP[kind], path, kind, belowToOne: false, type: resource.type, action: null }
      const own = typeof given === 'object' ? buildQuery(resource, given, graph) : null
      const reads = kind === 'list' || kind === 'get' || kind === 'toOne'
      const query = reads ? (own ?? defaults) : null
      // A single row can be asked for its relations and for nothing else.
      const narrowed =
        query === null || kind === 'list' ? query : { ...query, order: [], where: [], filter: [] }
      return [{ ...base, name: null, query: narrowed, own: own === null ? null : narrowed }]
    })
    const below = belowOf(path, endpoint)
    const raw = (below?.kinds ?? []).map((kind): Placed => {
      const query = kind === 'get' ? { ...defaults, order: [], where: [], filter: [] } : null
      const base = { method: HTTP[kind], path: below?.path ?? path, kind, type: resource.type, action: null }
      return { ...base, belowToOne: true, query, own: null, name: null }
    })
    return [...placed, ...raw]
  })
}

const buildAction = ({
  method = 'POST',
  body,
  relationships,
  bodyType,
  returns,
}: ActionDeclaration): ActionModel => {
  const related = Object.entries(relationships ?? {})
    .sort(([a], [b]) => byName(a, b))
    .map(([name, { to, many }]) => ({ name, to: typeof to === 'string' ? [to] : to, many: many === true }))
  return {
    method,
    body: typed(body),
    ...(related.length > 0 ? { relationships: related } : {}),
    ...(bodyType === undefined ? {} : { bodyType }),
    returns: returns ?? null,
  }
}

const actions = (resource: ResourceDeclaration): Placed[] =>
  Object.entries(resource.actions ?? {}).flatMap(([name, declared]) => {
    const action = buildAction(declared)
    const { method, returns: type } = action
    return declared.paths.map((path): Placed => {
      return {
        method,
        path: pathOf(path),
        kind: 'action',
        belowToOne: false,
        type,
        query: null,
        action,
        own: null,
        name,
      }
    })
  })

const withoutOwn = ({ own: _, name: __, ...operation }: Placed): OperationModel => operation

const buildProduct = (product: LoadedProduct): ProductModel => {
  const graph = buildGraph(product)
  const { declaration } = product
  const resources = product.resources.map((resource) => resource.declaration)
  const placed = resources
    .flatMap((resource) => [...endpoints(resource, graph), ...actions(resource)])
    .sort((a, b) => byName(a.path, b.path) || byName(a.method, b.method))
  return {
    name: declaration.name,
    key: camelCase(declaration.name),
    title: declaration.title,
    path: declaration.path,
    version: declaration.version,
    scope: declaration.scope,
    documented: declaration.documented ?? true,
    description: declaration.description ?? `Planning Center ${declaration.title}.`,
    resources: resources.map((resource) => buildResource(resource, declaration.title, graph)),
    root: buildTree(placed),
    operations: placed.map(withoutOwn),
    webhooks: resources.flatMap(webhooksOf).sort((a, b) => byName(a.name, b.name)),
  }
}

/**
 * Builds the model of the API from a loaded spec. It never fails: what a spec gets wrong (an include that leads
 * nowhere, an unknown type) is left out here and said by `checkSpec`.
 *
 * @example
 * const model = buildModel(loadSpec('spec'))
 */
export const buildModel = (spec: LoadedSpec): Model => ({ products: spec.products.map(buildProduct) })
