import type { ProductModel, ResourceModel } from '../model/types.ts'
import { aType, attributeDoc } from './docs.ts'
import { type Edge, includesOf, relationshipsOf } from './edges.ts'
import { banner, type ProductEmitter } from './emitter.ts'
import { block, filterType, member, orderType, whereInterface } from './members.ts'
import { namesOf } from './names.ts'
import { doc, imports, property, quote, union } from './text.ts'
import { readMembers } from './values.ts'
import { writesOf } from './writes.ts'

/** `{ readonly a: X; readonly b: Y }`, a member a line where it is too long. */
const map = (name: string, members: readonly (readonly [string, readonly string[]])[]): string => {
  const flat = members.map(([key, types]) => `readonly ${property(key)}: ${types.join(' | ')}`).join('; ')
  if (members.length === 0) return `  readonly ${name}: {}\n`
  const line = `  readonly ${name}: { ${flat} }\n`
  if (line.length <= 111) return line
  const lines = members.map(([key, types]) => member(key, false, types, '    '))
  return `  readonly ${name}: {\n${lines.join('')}  }\n`
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
