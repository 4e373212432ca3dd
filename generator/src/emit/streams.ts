import type { PathModel, ProductModel, QueryModel, ResourceModel } from '../model/types.ts'
import { queryOf, resourcesOf } from './edges.ts'
import { byText } from './text.ts'

/** The stream of one resource type; the same shape as `StreamDeclaration` of the SDK. */
export interface Stream {
  readonly type: string
  readonly collections: readonly string[]
  readonly gets: readonly string[]
  readonly walks: readonly { readonly path: string; readonly parents: readonly string[] }[]
  readonly rides: readonly { readonly on: string; readonly include: string }[]
  readonly updatedAt: StampUse
  readonly createdAt: StampUse
  /** These two only where something is declared. */
  readonly wholeBy?: readonly (readonly string[])[]
  readonly emptyUnless?: {
    readonly [parent: string]: { readonly [part: string]: string | readonly string[] }
  }
  readonly references: { readonly [name: string]: readonly string[] }
  readonly webhooks: readonly string[]
  readonly unlistable: string | null
}

type StampUse = 'filter+order' | 'filter' | 'order' | 'attribute' | 'none'

const starred = (path: string): string => path.replace(/\{[^}]*\}/g, '*')
const depth = (path: string): number => path.split('/').length
const byDepth = (a: string, b: string): number => depth(a) - depth(b) || byText(a, b)

interface Place {
  readonly path: PathModel
  readonly star: string
  /** Resource types of the variables above or at this path, outermost first. */
  readonly parents: readonly string[]
}

/** Every path with the types of its variables. */
const placesOf = (product: ProductModel): Place[] => {
  const places: Place[] = []
  // A variable above which nothing can be read, as in `live/{live_id}/items`, is named after its type.
  const named = ({ variables }: PathModel): string => {
    const file = (variables[variables.length - 1] ?? '').replace(/_id$/, '').replaceAll('_', '-')
    return product.resources.find((resource) => resource.file === file)?.type ?? ''
  }
  const walk = (path: PathModel, above: PathModel | null, parents: readonly string[]): void => {
    const types = path.segment === '*' ? [...parents, path.type ?? above?.type ?? named(path)] : parents
    places.push({ path, star: starred(path.path), parents: types })
    for (const child of path.children) walk(child, path, types)
  }
  walk(product.root, null, [])
  return places.sort((a, b) => byDepth(a.star, b.star))
}

/** How far a stamp can be used on the collection; without one, whether there is a stamp at all. */
const stampUse = (resource: ResourceModel, query: QueryModel | null, name: string): StampUse => {
  const ranges = query?.where.some((where) => where.name === name && where.operators.includes('gte')) === true
  const orders = query?.order.includes(name) === true
  if (ranges && orders) return 'filter+order'
  if (ranges) return 'filter'
  if (orders) return 'order'
  return resource.attributes.some((attribute) => attribute.name === name) ? 'attribute' : 'none'
}

/** A few of the paths a row can be met at, for the sentence that says why no copy can be read. */
const whyNot = (type: string, at: readonly string[], included: readonly string[]): string => {
  const shown = at.slice(0, 3).map((star) => star || '/')
  const rest = at.length > shown.length ? ` and ${at.length - shown.length} more` : ''
  const paths = shown.length === 0 ? 'no path holds it' : `read one at a time at ${shown.join(', ')}${rest}`
  const rides =
    included.length === 0 ? '' : `; included on ${included.join(', ')}, which no list holds either`
  return `PCO has no list of ${type}: ${paths}${rides}`
}

/** The streams of a product, by type: how a copy of each can be read, from the declarations alone. */
export const streamsOf = (product: ProductModel): Stream[] => {
  const resources = resourcesOf(product)
  const places = placesOf(product)
  const lists = places.filter(({ path }) => path.methods.includes('list'))
  const listsOf = (type: string) => lists.filter(({ path }) => path.type === type)
  /** The query a copy of a type would be read with: its first collection's, else its first walk's. */
  const reading = new Map<string, QueryModel>()
  for (const { type } of product.resources) {
    const [first] = [...listsOf(type)].sort((a, b) => a.parents.length - b.parents.length)
    const query = first === undefined ? null : queryOf(first.path, resources)
    if (query !== null) reading.set(type, query)
  }
  const ridesOf = (type: string) =>
    [...reading]
      .filter(([on]) => on !== type)
      .flatMap(([on, query]) =>
        query.include
          .filter((include) => include.to.includes(type))
          .map((include) => ({ on, include: include.name })),
      )
      .sort(
        (a, b) =>
          depthOf(a.include) - depthOf(b.include) || byText(a.on, b.on) || byText(a.include, b.include),
      )
  return product.resources.map((resource): Stream => {
    const { type } = resource
    const own = listsOf(type)
    const collections = own.filter(({ parents }) => parents.length === 0)
    const walks = own
      .filter(({ parents }) => parents.length > 0)
      .sort((a, b) => a.parents.length - b.parents.length)
    const rides = ridesOf(type)
    const gets = places.filter(
      ({ path }) => path.segment === '*' && path.type === type && path.methods.includes('get'),
    )
    const [first] = collections
    const query = first === undefined ? null : queryOf(first.path, resources)
    const single = places.filter(
      ({ path }) => path.type === type && path.methods.some((m) => m === 'get' || m === 'toOne'),
    )
    const includers = product.resources.filter(
      (other) => other.type !== type && other.query.include.some((include) => include.to.includes(type)),
    )
    const told = Object.entries(resource.emptyUnless).map(
      ([parent, named]) => [parent, { ...named }] as const,
    )
    return {
      type,
      collections: collections.map(({ star }) => star),
      gets: gets.map(({ star }) => star),
      walks: walks.map(({ star, parents }) => ({ path: star, parents })),
      rides,
      updatedAt: stampUse(resource, query, 'updated_at'),
      createdAt: stampUse(resource, query, 'created_at'),
      ...(resource.wholeBy.length > 0 && { wholeBy: resource.wholeBy.map((paths) => paths.map(starred)) }),
      ...(told.length > 0 && { emptyUnless: Object.fromEntries(told) }),
      references: Object.fromEntries(resource.relationships.map(({ name, to }) => [name, to])),
      webhooks: resource.webhooks.map(({ name }) => name),
      unlistable:
        own.length + rides.length > 0
          ? null
          : whyNot(
              type,
              single.map(({ star }) => star),
              includers.map((other) => other.type),
            ),
    }
  })
}

const depthOf = (include: string): number => include.split('.').length
