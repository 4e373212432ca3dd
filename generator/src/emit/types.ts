import type { AssignableModel, ProductModel, QueryModel, ResourceModel } from '../model/types.ts'
import { aType, attributeDoc } from './docs.ts'
import { type Edge, includesOf, relationshipsOf } from './edges.ts'
import { banner, type ProductEmitter } from './emitter.ts'
import { namesOf, type TypeNames } from './names.ts'
import { doc, imports, property, quote, union } from './text.ts'
import { paramValue, readMembers, whereValue, writeMembers } from './values.ts'

/** One member of an interface: `readonly name?: A | B`. */
export const member = (name: string, optional: boolean, members: readonly string[], indent = '  '): string =>
  union(`readonly ${property(name)}${optional ? '?' : ''}:`, members, indent)

const block = (head: string, body: string): string => (body === '' ? `${head} {}\n` : `${head} {\n${body}}\n`)

/** `{ readonly a: X; readonly b: Y }`, a member a line where it is too long. */
const map = (name: string, members: readonly (readonly [string, readonly string[]])[]): string => {
  const flat = members.map(([key, types]) => `readonly ${property(key)}: ${oneOf(types)}`).join('; ')
  if (members.length === 0) return `  readonly ${name}: {}\n`
  const line = `  readonly ${name}: { ${flat} }\n`
  if (line.length <= 111) return line
  const lines = members.map(([key, types]) => member(key, false, types, '    '))
  return `  readonly ${name}: {\n${lines.join('')}  }\n`
}

/** `A | B`, in parentheses where it stands before `[]`. */
const oneOf = (types: readonly string[]): string => types.join(' | ')

/** Whether both writes of a type take the same, so that one interface says it. */
export const sameWrite = ({ create, update }: ResourceModel): boolean =>
  create !== null && update !== null && JSON.stringify(create) === JSON.stringify(update)

/** The interface that says what a create takes; null where nothing is known of it. */
export const createName = (resource: ResourceModel, names: TypeNames): string | null =>
  resource.create === null ? null : sameWrite(resource) ? names.write : names.create

export const updateName = (resource: ResourceModel, names: TypeNames): string | null =>
  resource.update === null ? null : sameWrite(resource) ? names.write : names.update

/** `interface XWhere`: every name is optional, dates also take ranges. */
export const whereInterface = (name: string, query: QueryModel, text: string): string =>
  doc(text) +
  block(
    `export interface ${name}`,
    query.where.map((where) => member(where.name, true, [whereValue(where), 'undefined'])).join(''),
  )

export const orderType = (name: string, query: QueryModel, text: string): string =>
  doc(text) + union(`export type ${name} =`, [...new Set(query.order)].map(quote))

export const filterType = (name: string, query: QueryModel, text: string): string =>
  doc(text) +
  union(
    `export type ${name} =`,
    query.filter.map((filter) => quote(filter.name)),
  )

/** Members `filter` and `params` of a query. */
export const filterMembers = (query: QueryModel, filterName: string): string => {
  if (query.filter.length === 0) return ''
  const params = new Map(
    query.filter.flatMap((filter) => filter.params.map((param) => [param.name, param.type])),
  )
  const takers = query.filter.filter((filter) => filter.params.length > 0)
  const says = takers
    .map((f) => `\`${f.name}\` takes ${f.params.map((p) => `\`${p.name}\``).join(' and ')}`)
    .join(', ')
  const inner = [...params].map(
    ([name, type]) => `readonly ${property(name)}?: ${paramValue(type)} | undefined`,
  )
  return (
    member('filter', true, [filterName, `readonly ${filterName}[]`, 'undefined']) +
    (params.size === 0
      ? ''
      : doc(`Companions of the filters: ${says}.`, '  ') +
        member('params', true, [`{ ${inner.join('; ')} }`, 'undefined']))
  )
}

/** Shapes of what an edge leads to; any shape where the declarations do not know, which `check` refuses. */
const shapesOf = (product: ProductModel, types: readonly string[]): string[] => {
  const known = types.filter((type) => product.resources.some((resource) => resource.type === type))
  return known.length === 0 ? ['Shape'] : known.map((type) => namesOf(product).ofType(type).shape)
}

const attributesOf = (resource: ResourceModel, extra: boolean): string =>
  resource.attributes
    .filter((attribute) => attribute.onlyWithFields === extra)
    .map(
      (attribute) =>
        doc(attributeDoc(resource, attribute), '  ') + member(attribute.name, false, readMembers(attribute)),
    )
    .join('')

const relationshipDoc = (edge: Edge): string => {
  const odd = edge.to.includes(edge.wire) ? '' : `; PCO writes its type as \`${edge.wire}\``
  const to = edge.to.length === 0 ? 'a type that is not declared' : edge.to.join(' or ')
  const target = edge.many ? `To-many: ${to}` : `To-one: ${to}`
  return `${target}${odd}.${edge.onlyWithInclude ? ' Only there when included.' : ''}`
}

const writeInterface = (
  name: string,
  resource: ResourceModel,
  write: AssignableModel,
  text: string,
): string => {
  const attributes = new Map(resource.attributes.map((attribute) => [attribute.name, attribute]))
  const values = [
    ...write.attributes.map((key) => {
      const attribute = attributes.get(key)
      return member(key, true, writeMembers(attribute?.type ?? 'string', attribute), '    ')
    }),
    ...write.writeOnly.map(
      ({ name: key, type }) =>
        doc('Never sent back.', '    ') + member(key, true, writeMembers(type, undefined), '    '),
    ),
  ].join('')
  const links = write.relationships.map((key) => {
    const edge = resource.relationships.find((relationship) => relationship.name === key)
    const ids = edge === undefined || edge.to.length < 2 ? 'string' : `string | ${identifier(edge.to)}`
    return member(
      key,
      true,
      edge?.many ? [`readonly ${ids.includes(' ') ? `(${ids})` : ids}[]`] : [ids, 'null'],
      '    ',
    )
  })
  const inner =
    (values === '' ? '' : `  readonly attributes?: {\n${values}  }\n`) +
    (links.length === 0 ? '' : `${doc('By id.', '  ')}  readonly relationships?: {\n${links.join('')}  }\n`)
  const open = '  readonly attributes?: { readonly [name: string]: unknown }\n'
  return doc(text) + block(`export interface ${name}`, inner === '' ? open : inner)
}

const identifier = (types: readonly string[]): string =>
  `{ readonly type: ${oneOf(types.map(quote))}; readonly id: string }`

const writesOf = (resource: ResourceModel, names: TypeNames): string => {
  const { create, update } = resource
  const type = aType(resource.type)
  if (create !== null && sameWrite(resource)) {
    return writeInterface(names.write, resource, create, `What creating or updating ${type} takes.`)
  }
  return (
    (create === null ? '' : writeInterface(names.create, resource, create, `What creating ${type} takes.`)) +
    (update === null ? '' : writeInterface(names.update, resource, update, `What updating ${type} takes.`))
  )
}

const resourceText = (product: ProductModel, resource: ResourceModel): string => {
  const names = namesOf(product)
  const own = names.ofType(resource.type)
  const { type, query } = resource
  const plain = attributesOf(resource, false)
  const extra = attributesOf(resource, true)
  const relationships = relationshipsOf(product, resource)
  const includes = [...(includesOf(product).get(type)?.values() ?? [])]
  const shapes = (many: boolean) =>
    includes
      .filter((edge) => edge.many === many)
      .map((edge) => [edge.name, shapesOf(product, edge.to)] as const)
  const keys = [
    ...(plain === '' ? [] : [`keyof ${own.attributes}`]),
    ...(extra === '' ? [] : [`keyof ${own.extra}`]),
    ...(relationships.length === 0 ? [] : [`keyof ${own.relationships}`]),
  ]
  return [
    plain === ''
      ? ''
      : doc(`Attributes of ${aType(type)}.`) + block(`export interface ${own.attributes}`, plain),
    extra === ''
      ? ''
      : doc(`Attributes of ${aType(type)} that come only when named in \`fields\`.`) +
        block(`export interface ${own.extra}`, extra),
    relationships.length === 0
      ? ''
      : doc(`Relationships of ${aType(type)}: identifiers only, the rows come with \`include\`.`) +
        block(
          `export interface ${own.relationships}`,
          relationships
            .map(
              (edge) =>
                doc(relationshipDoc(edge), '  ') + member(edge.name, true, [edge.many ? 'ToMany' : 'ToOne']),
            )
            .join(''),
        ),
    doc(resource.description),
    `export interface ${own.row} {
  readonly type: ${quote(type)}
  readonly id: string
  readonly attributes: ${plain === '' ? '{}' : own.attributes}
  readonly relationships: ${relationships.length === 0 ? '{}' : own.relationships}
  readonly links: Links
}
`,
    doc(`What \`fields.${type}\` may name.`),
    union(`export type ${own.field} =`, keys.length === 0 ? ['never'] : keys),
    query.include.length === 0
      ? ''
      : doc(`What \`include\` may name on ${type}.`) +
        union(
          `export type ${own.include} =`,
          query.include.map((include) => quote(include.name)),
        ),
    doc(`How row, includes and fields of ${type} travel through the handles.`),
    `export interface ${own.shape} {
  readonly row: ${own.row}
  readonly extra: ${extra === '' ? '{}' : own.extra}
${map('one', shapes(false))}${map('many', shapes(true))}  readonly include: ${query.include.length === 0 ? 'never' : own.include}
  readonly fields: ${names.fields}
}
`,
    query.where.length === 0
      ? ''
      : whereInterface(own.where, query, `What \`where\` takes on lists of ${type}.`),
    query.order.length === 0 ? '' : orderType(own.order, query, `What lists of ${type} can be ordered by.`),
    query.filter.length === 0 ? '' : filterType(own.filter, query, `Filters of lists of ${type}.`),
    writesOf(resource, own),
  ].join('')
}

/** `<product>/types.ts`: rows, shapes, queries and writes of every resource type, as plain interfaces. */
export const typesEmitter: ProductEmitter = {
  name: 'types',
  emit(product) {
    const names = namesOf(product)
    const fields = product.resources.map((resource) =>
      member(resource.type, true, [`readonly ${names.ofType(resource.type).field}[]`]),
    )
    const bodies = product.resources.map((resource) => resourceText(product, resource))
    const text = bodies.join('\n')
    const used = ['Links', 'Shape', 'Time', 'TimeWhere', 'ToMany', 'ToOne'].filter((name) =>
      new RegExp(`: ${name}\\b`).test(text),
    )
    return [
      {
        path: `${product.name}/types.ts`,
        text: [
          banner(`Resource types of ${product.title}.`),
          imports('import type', used, '@pcokit/sdk/runtime'),
          `\n${doc('Sparse fields of every type of this product.')}`,
          block(`export interface ${names.fields}`, fields.join('')),
          `\n${text}`,
        ].join(''),
      },
    ]
  },
}
