import type { AttributeModel, ProductModel, QueryModel, ResourceModel } from '../../model/types.ts'
import { attributeDoc } from '../docs.ts'
import { relationshipsOf } from '../edges.ts'
import type { Call } from './calls.ts'
import { code, comment, list, section, table } from './markdown.ts'

/** The reference page of one resource type. */
export function pageOf(product: ProductModel, resource: ResourceModel, calls: readonly Call[]): string {
  const files = new Map(product.resources.map(({ type, file }) => [type, file]))
  const link = (type: string): string => (files.has(type) ? `[${type}](${files.get(type)}.md)` : code(type))
  const operations = product.operations.filter(({ type }) => type === resource.type)
  const rawOnly = operations.filter(({ belowToOne }) => belowToOne)
  return [
    comment,
    `# ${resource.type}\n\n`,
    `${resource.description}\n\n`,
    `A resource type of [${product.title}](README.md)`,
    product.version === null ? '.\n' : `, API version ${code(product.version)}.\n`,
    section('Attributes', attributes(resource)),
    section(
      'Relationships',
      table(
        ['name', 'to', 'notes'],
        relationshipsOf(product, resource).map((edge) => [
          code(edge.name),
          `${edge.many ? 'many ' : ''}${edge.to.map(link).join(' or ')}`,
          [
            edge.onlyWithInclude ? 'only there when included' : '',
            edge.wire !== edge.to[0] ? `its identifiers have the type ${code(edge.wire)}` : '',
          ]
            .filter(Boolean)
            .join('; '),
        ]),
      ),
    ),
    section('Queries', queryLines(resource.query)),
    section(
      'Calls',
      table(
        ['call', 'request'],
        calls.map(({ code: call, request }) => [code(call), code(request)]),
      ),
    ),
    section('Lists that differ', ...ownQueries(calls, resource.query)),
    section('Writes', writes(resource)),
    section(
      'Only in `raw`',
      rawOnly.map(({ method, path }) => `- ${code(`${method} ${product.path}${path}`)}\n`).join(''),
    ),
    section('Webhooks', resource.webhooks.map(({ name, verb }) => `- ${code(name)}: ${verb}\n`).join('')),
  ].join('')
}

function attributes(resource: ResourceModel): string {
  const rows = resource.attributes.map((attribute) => [
    code(attribute.name),
    typeText(attribute),
    [
      attributeDoc(resource, attribute),
      attribute.onlyWithFields ? `Only sent when named in ${code(`fields.${resource.type}`)}.` : '',
      attribute.enum === null ? '' : `Known values: ${list(attribute.enum)}.`,
    ]
      .filter(Boolean)
      .join(' '),
  ])
  return table(['name', 'type', 'notes'], rows)
}

const typeText = ({ type, items, nullable }: AttributeModel): string =>
  `${type}${items === null ? '' : ` of ${items}`}${nullable ? '' : ', never null'}`

/** What a list accepts, by key. */
function accepted(query: QueryModel): ReadonlyMap<string, readonly string[]> {
  const where = query.where.map(({ name, operators }) =>
    operators.length > 1 ? `${name} (${operators.slice(1).join(' ')})` : name,
  )
  const filter = query.filter.map(({ name, params }) =>
    params.length > 0 ? `${name} (with ${params.map((one) => one.name).join(', ')})` : name,
  )
  return new Map([
    ['include', query.include.map(({ name }) => name)],
    ['where', where],
    ['order', query.order],
    ['filter', filter],
  ])
}

/** A line for each key that accepts something. */
const queryLines = (query: QueryModel): string =>
  [...accepted(query)]
    .map(([key, names]) => (names.length > 0 ? `- ${code(key)}: ${list(names)}\n` : ''))
    .join('')

/** The queries of paths that accept something else than the type does elsewhere: what differs. */
const ownQueries = (calls: readonly Call[], usual: QueryModel): string[] =>
  calls.flatMap(({ request, query, lists }) => {
    if (query === null || !lists) return []
    const before = accepted(usual)
    const lines = [...accepted(query)].flatMap(([key, names]) => {
      if (list(names) === list(before.get(key) ?? [])) return []
      return [`- ${code(key)}: ${names.length > 0 ? list(names) : 'none'}\n`]
    })
    return lines.length > 0 ? [`${code(request)}\n\n${lines.join('')}`] : []
  })

function writes({ create, update }: ResourceModel): string {
  const lines = [
    ['create', create],
    ['update', update],
  ] as const
  return lines
    .flatMap(([name, assignable]) => {
      if (assignable === null) return []
      const names = [
        ...assignable.attributes,
        ...assignable.relationships.map((one) => `relationships.${one}`),
        ...assignable.writeOnly.map((one) => one.name),
      ]
      return names.length > 0 ? [`- ${code(name)} takes ${list(names)}\n`] : []
    })
    .join('')
}
