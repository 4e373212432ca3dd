import type { PathModel, ProductModel, ResourceModel } from '../model/types.ts'
import { byText, pascal } from './text.ts'

/** What generated files import from the runtime, and globals they use: no generated name may be one of these. */
const RESERVED = [
  ...[
    'Action',
    'ActionOf',
    'Creates',
    'Deletes',
    'DeletesOne',
    'Gets',
    'GetsOne',
    'GetsToOne',
    'Links',
    'Lists',
  ],
  ...[
    'Paging',
    'Product',
    'ProductTable',
    'Shape',
    'Time',
    'TimeWhere',
    'ToMany',
    'ToOne',
    'Updates',
    'UpdatesOne',
  ],
  ...['Date', 'Omit', 'Pick', 'Record', 'Array', 'Promise', 'Catalogue'],
]

/** Longest name of a handle. Paths that would give a longer one lose their leading segments. */
const LONGEST = 60

/** Names of one resource type's declarations in `types.ts`. */
export interface TypeNames {
  /** The row: `Person`. */
  readonly row: string
  readonly attributes: string
  readonly extra: string
  readonly relationships: string
  /** What `fields[Person]` takes: `PersonField`; `FormFieldName` where a type is called `FormField`. */
  readonly field: string
  readonly include: string
  readonly shape: string
  readonly where: string
  readonly order: string
  /** Defaults of its lists; stands in `handles.ts`. */
  readonly query: string
  readonly filter: string
  readonly write: string
  readonly create: string
  readonly update: string
}

/** Every name of one product's generated declarations: unique over `types.ts` and `handles.ts`. */
export interface ProductNames {
  /** `PeopleFields` */
  readonly fields: string
  /** `PeopleHandles` */
  readonly handles: string
  ofType(type: string): TypeNames
  /** By `PathModel.path`; the root is `handles`. */
  ofPath(path: string): string
  /** Hands out names beyond these, the same ones to every emitter that asks: call once per emission. */
  claims(): Claim
}

/** A name no one else has: the first candidate that is free, else the last one numbered. */
export type Claim = (...candidates: readonly string[]) => string

const claimsOn =
  (taken: Set<string>): Claim =>
  (...candidates) => {
    const last = candidates[candidates.length - 1] ?? 'Unnamed'
    let name = candidates.find((candidate) => !taken.has(candidate))
    for (let number = 2; name === undefined; number++) if (!taken.has(last + number)) name = last + number
    taken.add(name)
    return name
  }

const typeNames = (row: string, claim: Claim): TypeNames => {
  const derived = (suffix: string, other: string) => claim(row + suffix, row + other)
  return {
    row,
    attributes: derived('Attributes', 'AttributeValues'),
    extra: derived('ExtraAttributes', 'ExtraAttributeValues'),
    relationships: derived('Relationships', 'RelationshipValues'),
    field: derived('Field', 'FieldName'),
    include: derived('Include', 'IncludeName'),
    shape: derived('Shape', 'RowShape'),
    where: derived('Where', 'WhereValues'),
    order: derived('Order', 'OrderName'),
    query: derived('Query', 'ListQuery'),
    filter: derived('Filter', 'FilterName'),
    write: derived('Write', 'WriteInput'),
    create: derived('Create', 'CreateInput'),
    update: derived('Update', 'UpdateInput'),
  }
}

/** Names a path may have, best first: whole, without the items between, then ever fewer leading segments. */
const pathCandidates = (path: PathModel): string[] => {
  const steps = path.path.split('/').filter((step) => step !== '')
  const words = steps.map((step) => (step.startsWith('{') ? 'Item' : pascal(step)))
  const names = words.filter(
    (word, index) => word !== 'Item' || steps[index] === 'item' || index === words.length - 1,
  )
  const shorter = names.map((_, index) => names.slice(index).join('')).filter((name) => name !== 'Item')
  return [words.join(''), ...shorter]
}

const pathsOf = (path: PathModel): PathModel[] => [path, ...path.children.flatMap(pathsOf)]

const cache = new WeakMap<ProductModel, ProductNames>()

/** The names of a product. Shared by all emitters, so that one file can refer to another's declarations. */
export const namesOf = (product: ProductModel): ProductNames => {
  const known = cache.get(product)
  if (known !== undefined) return known
  const names = buildNames(product)
  cache.set(product, names)
  return names
}

const buildNames = (product: ProductModel): ProductNames => {
  const taken = new Set(RESERVED)
  const claim = claimsOn(taken)
  const byType = (a: ResourceModel, b: ResourceModel) => byText(a.type, b.type)
  const rows = [...product.resources]
    .sort(byType)
    .map((r) => [r.type, claim(r.type, `${r.type}Row`)] as const)
  const fields = claim(`${pascal(product.name)}Fields`, `${pascal(product.name)}ProductFields`)
  const handles = claim(`${pascal(product.name)}Handles`, `${pascal(product.name)}ProductHandles`)
  const types = new Map(rows.map(([type, row]) => [type, typeNames(row, claim)]))
  const paths = new Map([[product.root.path, handles]])
  const below = product.root.children.flatMap(pathsOf)
  const depth = (path: PathModel) => path.path.split('/').length
  for (const path of below.sort((a, b) => depth(a) - depth(b) || byText(a.path, b.path))) {
    // A second action on one path: it is no handle.
    if (paths.has(path.path)) continue
    const candidates = pathCandidates(path).filter((name) => name.length <= LONGEST)
    paths.set(path.path, claim(...candidates, `${candidates[0] ?? 'Path'}Handle`))
  }
  const find = (map: ReadonlyMap<string, unknown>, key: string): never => {
    throw new Error(`${product.name} has no '${key}'; it has ${[...map.keys()].join(', ')}`)
  }
  return {
    fields,
    handles,
    claims: () => claimsOn(new Set(taken)),
    ofType: (type) => types.get(type) ?? find(types, type),
    ofPath: (path) => paths.get(path) ?? find(paths, path),
  }
}
