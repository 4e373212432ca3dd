import type { ProductDeclaration, ResourceDeclaration } from '../../../spec/define.ts'
import { byName } from '../load/names.ts'
import { assignableOf, attributesOf } from './attributes.ts'
import { type OpenApiDocument, productOf } from './document.ts'
import { actionsOf, endpointsOf } from './endpoints.ts'
import { type FoundOperation, operationsOf } from './operations.ts'
import { defaultQuery } from './queries.ts'
import { edgesOf, relationshipsOf } from './relationships.ts'
import { toOneEdges } from './to-one.ts'
import { type TypeSchemas, typesOf } from './types-of.ts'

/** What a document says, in the words of `spec/define.ts`. */
export interface Declared {
  readonly product: ProductDeclaration
  /** Sorted by type. */
  readonly resources: readonly ResourceDeclaration[]
  /** Operations that belong to no type that the document describes: they are not declared anywhere. */
  readonly skipped: readonly string[]
}

const declareProduct = (document: OpenApiDocument, file: string): ProductDeclaration => {
  const { name, path } = productOf(document, file)
  const schemes = Object.values(document.components?.securitySchemes ?? {})
  const flows = schemes.flatMap((scheme) => Object.values(scheme.flows ?? {}))
  const [scope = null] = flows.flatMap((flow) => Object.keys(flow.scopes ?? {}))
  const title = (document.info?.title ?? name).trim().replace(/^Planning Center\s+/, '')
  return { name, title, path, version: document.info?.version ?? null, scope }
}

const words = (type: string): string => type.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()

/** The row an action hangs at; without a path, the type whose name the description speaks of. */
const actionOwner = (
  { star, description }: FoundOperation,
  rows: ReadonlyMap<string, string>,
  types: ReadonlyMap<string, TypeSchemas>,
): string | undefined => {
  for (let at = star; at.includes('/'); at = at.slice(0, at.lastIndexOf('/'))) {
    const type = rows.get(at)
    if (type !== undefined && at !== star) return type
  }
  const text = description.toLowerCase()
  return [...types.keys()].filter((type) => text.includes(words(type))).sort((a, b) => b.length - a.length)[0]
}

/**
 * Reads a whole document. Nothing is asked of its version: names that are missing are left out.
 *
 * @throws SpecError when the document does not name its product.
 */
export const declare = (document: OpenApiDocument, file: string): Declared => {
  const types = typesOf(document)
  const found = operationsOf(document)
  const toOne = toOneEdges(found, types)
  const operations = found.map(
    (op): FoundOperation => (op.kind === 'list' && toOne.has(op.star) ? { ...op, kind: 'toOne' } : op),
  )
  const edges = edgesOf(operations)

  const rows = new Map<string, string>()
  for (const { star, kind, type } of operations) {
    if (type !== null && kind !== 'list' && kind !== 'create' && kind !== 'action')
      rows.set(star, rows.get(star) ?? type)
  }
  const owned = new Map<string, FoundOperation[]>()
  const skipped: string[] = []
  for (const operation of operations) {
    const owner = operation.kind === 'action' ? actionOwner(operation, rows, types) : operation.type
    if (owner === undefined || owner === null || !types.has(owner))
      skipped.push(`${operation.method} ${operation.path}`)
    else owned.set(owner, [...(owned.get(owner) ?? []), operation])
  }

  const resources = [...types.values()]
    .sort((a, b) => byName(a.type, b.type))
    .map(
      (type): ResourceDeclaration => declareResource(type, owned.get(type.type) ?? [], toOne, types, edges),
    )
  return { product: declareProduct(document, file), resources, skipped }
}

const declareResource = (
  type: TypeSchemas,
  operations: readonly FoundOperation[],
  toOne: ReadonlySet<string>,
  types: ReadonlyMap<string, TypeSchemas>,
  edges: ReturnType<typeof edgesOf>,
): ResourceDeclaration => {
  const below = ({ star }: FoundOperation): boolean => star.endsWith('/*') && toOne.has(star.slice(0, -2))
  const query = defaultQuery(operations.filter((operation) => !below(operation)))
  const relationships = relationshipsOf(type, types, edges)
  const assignable = (kind: 'create' | 'update') =>
    operations.some((operation) => operation.kind === kind) ? assignableOf(type, type.assignable[kind]) : null
  const create = assignable('create')
  const update = assignable('update')
  const actions = actionsOf(operations.filter(({ kind }) => kind === 'action'))
  const some = (value: object): boolean => Object.keys(value).length > 0
  return {
    type: type.type,
    attributes: attributesOf(type),
    ...(some(relationships) ? { relationships } : {}),
    ...(query.include.length > 0 ? { include: query.include } : {}),
    ...(query.order.length > 0 ? { order: query.order } : {}),
    ...(some(query.where) ? { where: query.where } : {}),
    ...(query.filter.length > 0 ? { filter: query.filter } : {}),
    ...(create === null ? {} : { create }),
    ...(update === null ? {} : { update }),
    endpoints: endpointsOf(operations, toOne, query),
    ...(some(actions) ? { actions } : {}),
  }
}
