import { camelCase } from '../load/names.ts'
import type {
  AssignableModel,
  AttributeModel,
  ProductModel,
  QueryModel,
  ResourceModel,
  ValueType,
} from '../model/types.ts'
import { type Edge, relationshipsOf, resourcesOf } from './edges.ts'
import { LETTER } from './values.ts'

/** `typeNamed` of the runtime's `core/names.ts`: `phone_numbers` → `PhoneNumber`. */
export const typeNamed = (name: string): string =>
  camelCase(`_${name.replace(/ies$/, 'y').replace(/s$/, '')}`)

export const letter = (type: ValueType): string => (type === 'string' ? '' : `:${LETTER[type]}`)

const attributeColumn = ({ name, type, onlyWithFields }: AttributeModel): string =>
  `${name}${letter(type)}${onlyWithFields ? '?' : ''}`

/** Where a relationship leads, left out where its name says it. */
const target = ({ name, to, wire }: Pick<Edge, 'name' | 'to' | 'wire'>): string => {
  if (wire !== (to[0] ?? '')) return `>${to.join('|')}~${wire}`
  return to.length === 1 && to[0] === typeNamed(name) ? '' : `>${to.join('|')}`
}

export const relationshipColumn = (edge: Edge, include: string): string =>
  `${edge.name}${edge.many ? '*' : ''}${target(edge)}${include}${edge.onlyWithInclude ? '+' : ''}`

/** A name with its letter only where the attribute of that name does not say it. */
const named = (name: string, type: ValueType, attributes: ReadonlyMap<string, ValueType>): string => {
  const known = attributes.get(name)
  if (known === type || (known === undefined && type === 'string')) return name
  return `${name}:${LETTER[type]}`
}

const attributeTypes = (resource: ResourceModel): ReadonlyMap<string, ValueType> =>
  new Map(resource.attributes.map(({ name, type }) => [name, type]))

export const whereNames = (query: QueryModel, resource: ResourceModel): string[] => {
  const attributes = attributeTypes(resource)
  return query.where.map(({ name, type }) => named(name, type, attributes))
}

export const filterNames = (query: QueryModel): string[] =>
  query.filter.map(({ name, params }) =>
    params.length === 0
      ? name
      : `${name}(${params.map((param) => `${param.name}${letter(param.type)}`).join(';')})`,
  )

/** Heads of dotted includes that name all that the head's type can include: nearly all on PCO. */
const starred = (product: ProductModel, resource: ResourceModel): ReadonlySet<string> => {
  const names = new Set(resource.query.include.map((include) => include.name))
  const resources = resourcesOf(product)
  const whole = relationshipsOf(product, resource).filter(({ name: head, to }) => {
    const [type = '', ...others] = to
    const own = resources.get(type)?.query.include.map(({ name }) => name) ?? []
    const below = own.filter((name) => !name.includes('.')).map((name) => `${head}.${name}`)
    const asked = [...names].filter((name) => name.startsWith(`${head}.`) && name.split('.').length === 2)
    const all = below.length === asked.length && below.every((name) => names.has(name))
    return all && below.length > 0 && others.length === 0 && names.has(head)
  })
  return new Set(whole.map(({ name }) => name))
}

/** Relationships with how they can be included, and the includes that this does not say. */
const relationshipColumns = (product: ProductModel, resource: ResourceModel): { r: string; i: string } => {
  const edges = relationshipsOf(product, resource)
  const stars = starred(product, resource)
  const names = resource.query.include.map((include) => include.name)
  const known = new Set(edges.map(({ name }) => name))
  const said = (name: string): boolean => {
    const [head = '', ...below] = name.split('.')
    return below.length === 0 ? known.has(head) : below.length === 1 && stars.has(head)
  }
  return {
    r: edges
      .map((edge) =>
        relationshipColumn(edge, stars.has(edge.name) ? ':' : names.includes(edge.name) ? '.' : ''),
      )
      .join(' '),
    i: names.filter((name) => !said(name)).join(' '),
  }
}

const assignable = (write: AssignableModel | null, flags: ReadonlySet<string>): string =>
  [
    ...(write?.attributes ?? []).filter((name) => !flags.has(name)),
    ...(write?.writeOnly ?? []).map(({ name, type }) => `${name}${letter(type)}`),
    ...(write?.relationships ?? []).map((name) => `@${name}`),
  ].join(' ')

/** A letter for each attribute that says what it can be used for, so that no other column repeats its name. */
const flagColumn = (resource: ResourceModel): string => {
  const { attributes, query, create, update } = resource
  const where = new Set(query.where.filter(sayAttribute(resource)).map(({ name }) => name))
  const uses: readonly ((name: string) => boolean)[] = [
    (name) => query.order.includes(name),
    (name) => where.has(name),
    (name) => create?.attributes.includes(name) === true,
    (name) => update?.attributes.includes(name) === true,
  ]
  return attributes
    .map(({ name }) => uses.reduce((sum, use, bit) => sum + (use(name) ? 1 << bit : 0), 0))
    .map((sum) => String.fromCharCode(97 + sum))
    .join('')
    .replace(/a+$/, '')
}

/** Whether a where is an attribute's name, with values of its kind. */
const sayAttribute =
  (resource: ResourceModel) =>
  ({ name, type }: { readonly name: string; readonly type: ValueType }): boolean =>
    attributeTypes(resource).get(name) === type

export const columns = (
  product: ProductModel,
  resource: ResourceModel,
): { readonly [column: string]: string } => {
  const { query, create, update } = resource
  const flags = new Set(attributeTypes(resource).keys())
  const says = sayAttribute(resource)
  const where = query.where.filter((each) => !says(each))
  const all = {
    a: resource.attributes.map(attributeColumn).join(' '),
    f: flagColumn(resource),
    ...relationshipColumns(product, resource),
    o: query.order.filter((name) => !flags.has(name)).join(' '),
    w: whereNames({ ...query, where }, resource).join(' '),
    c: assignable(create, flags),
    u: assignable(update, flags),
  }
  if (all.c !== '' && all.u === all.c) all.u = '='
  return Object.fromEntries(Object.entries(all).filter(([column, text]) => column === 'a' || text !== ''))
}
