import { camelCase } from '../load/names.ts'
import type {
  AssignableModel,
  AttributeModel,
  PathModel,
  ProductModel,
  QueryModel,
  ResourceModel,
  ValueType,
} from '../model/types.ts'
import { type Edge, queryOf, relationshipsOf, resourcesOf } from './edges.ts'
import { banner, type ProductEmitter } from './emitter.ts'
import { literal, property, WIDTH } from './text.ts'
import { LETTER } from './values.ts'
import { same } from './variants.ts'
import { sameWrite } from './writes.ts'

/** Format of the tables written here: `FORMAT` of the runtime's `core/table.ts`. */
export const TABLE_FORMAT = 1

const letter = (type: ValueType): string => (type === 'string' ? '' : `:${LETTER[type]}`)

const attributeColumn = ({ name, type, onlyWithFields }: AttributeModel): string =>
  `${name}${letter(type)}${onlyWithFields ? '?' : ''}`

const relationshipColumn = ({ name, to, many, wire, onlyWithInclude }: Edge): string =>
  `${name}${many ? '*' : ''}>${to.join('|')}${wire === (to[0] ?? '') ? '' : `~${wire}`}${onlyWithInclude ? '+' : ''}`

/** A name with its letter only where the attribute of that name does not say it. */
const named = (name: string, type: ValueType, attributes: ReadonlyMap<string, ValueType>): string => {
  const known = attributes.get(name)
  if (known === type || (known === undefined && type === 'string')) return name
  return `${name}:${LETTER[type]}`
}

const attributeTypes = (resource: ResourceModel): ReadonlyMap<string, ValueType> =>
  new Map(resource.attributes.map(({ name, type }) => [name, type]))

const whereNames = (query: QueryModel, resource: ResourceModel): string[] => {
  const attributes = attributeTypes(resource)
  return query.where.map(({ name, type }) => named(name, type, attributes))
}

const filterNames = (query: QueryModel): string[] =>
  query.filter.map(({ name, params }) =>
    params.length === 0
      ? name
      : `${name}(${params.map((param) => `${param.name}${letter(param.type)}`).join(';')})`,
  )

/**
 * Includes, where `field_data.*` stands for each first-level include of the target: on PCO the dotted ones of a
 * relationship are nearly always just these, and spelt out they are an eighth of a table.
 */
const includeColumn = (product: ProductModel, resource: ResourceModel): string => {
  const names = resource.query.include.map((include) => include.name)
  const targets = new Map(relationshipsOf(product, resource).map(({ name, to }) => [name, to]))
  const resources = resourcesOf(product)
  const below = (head: string): string[] => {
    const [type, ...others] = targets.get(head) ?? []
    const target = type === undefined || others.length > 0 ? undefined : resources.get(type)
    const own = target?.query.include.map((include) => include.name) ?? []
    return own.filter((name) => !name.includes('.')).map((name) => `${head}.${name}`)
  }
  const short: string[] = []
  for (let at = 0; at < names.length; ) {
    const name = names[at] ?? ''
    const [head = '', tail] = name.split('.')
    const all = tail === undefined ? [] : below(head)
    const whole = all.length > 0 && all.join() === names.slice(at, at + all.length).join()
    short.push(whole ? `${head}.*` : name)
    at += whole ? all.length : 1
  }
  return short.join(' ')
}

const assignable = (write: AssignableModel): string =>
  [
    ...write.attributes,
    ...write.writeOnly.map(({ name, type }) => `${name}${letter(type)}`),
    ...write.relationships.map((name) => `@${name}`),
  ].join(' ')

const columns = (product: ProductModel, resource: ResourceModel): { readonly [column: string]: string } => {
  const { query, create, update } = resource
  const all = {
    a: resource.attributes.map(attributeColumn).join(' '),
    r: relationshipsOf(product, resource).map(relationshipColumn).join(' '),
    i: includeColumn(product, resource),
    o: query.order.join(' '),
    w: whereNames(query, resource).join(' '),
    c: create === null ? '' : assignable(create),
    u: update === null ? '' : sameWrite(resource) ? '=' : assignable(update),
  }
  if (all.c === '' && all.u === '=') all.u = ''
  return Object.fromEntries(Object.entries(all).filter(([column, text]) => column === 'a' || text !== ''))
}

const METHOD_LETTERS = {
  list: 'l',
  get: 'g',
  toOne: 'o',
  create: 'c',
  update: 'u',
  delete: 'd',
  action: '',
} as const

const actionLine = ({ action }: PathModel): string[] => {
  if (action === null) return []
  const { method, body, relationships = [], bodyType } = action
  const options = {
    b: body.map(({ name, type }) => `${name}${letter(type)}`).join(','),
    r: relationships
      .map((each) => relationshipColumn({ ...each, wire: each.to[0] ?? '', onlyWithInclude: false }))
      .join(','),
    t: bodyType ?? '',
  }
  const given = Object.entries(options).filter(([, text]) => text !== '')
  return [method === 'POST' ? '!' : `!${method}`, ...given.map(([option, text]) => `${option}=${text}`)]
}

/** Whether a path's property is not its segment's: the second action on one path. */
const ownKey = ({ segment, key }: PathModel): boolean => key !== '' && key !== camelCase(segment)

/** One line of the tree. The item of a collection leaves its type out: it is its parent's. */
const pathLine = (
  path: PathModel,
  parent: PathModel | null,
  resources: ReadonlyMap<string, ResourceModel>,
): string => {
  const name = path.segment === '' ? '.' : ownKey(path) ? `${path.key}=${path.segment}` : path.segment
  const type = path.action === null ? path.type : (path.type ?? path.action.returns)
  const inherits = path.segment === '*' && type === parent?.type
  const resource = path.type === null ? undefined : resources.get(path.type)
  const query = queryOf(path, resources)
  const lists = path.methods.includes('list')
  const reads = lists || path.methods.some((method) => method === 'get' || method === 'toOne')
  const own: string[] = []
  if (resource !== undefined && query !== null) {
    const defaults = resource.query
    if (lists) {
      const filter = filterNames(query)
      if (filter.length > 0) own.push(`f=${filter.join(',')}`)
      if (!same(query.where, defaults.where)) own.push(`w=${whereNames(query, resource).join(',')}`)
      if (!same(query.order, defaults.order)) own.push(`o=${query.order.join(',')}`)
    }
    if (reads && !same(query.include, defaults.include))
      own.push(`i=${query.include.map((i) => i.name).join(',')}`)
  }
  const methods = path.methods.map((method) => METHOD_LETTERS[method]).join('')
  return [
    name,
    ...(inherits || type === null ? [] : [type]),
    ...(methods === '' ? [] : [methods]),
    ...own,
    ...actionLine(path),
  ].join(' ')
}

const pathTree = (product: ProductModel): string => {
  const resources = resourcesOf(product)
  const lines: string[] = []
  const walk = (path: PathModel, parent: PathModel | null, depth: number): void => {
    lines.push(' '.repeat(depth) + pathLine(path, parent, resources))
    for (const child of path.children) walk(child, path, parent === null ? 0 : depth + 1)
  }
  walk(product.root, null, 0)
  return lines.map((line) => `${line}\n`).join('')
}

/** `<product>/table.ts`: what exists, as the runtime reads it. */
export const tableEmitter: ProductEmitter = {
  name: 'table',
  emit(product) {
    const types = product.resources.map((resource) => {
      const head = `    ${property(resource.type)}: `
      return `${head}${literal(columns(product, resource), '    ', head.length)},\n`
    })
    const head = { format: TABLE_FORMAT, name: product.name, path: product.path, version: product.version }
    const scalars = Object.entries(head).map(([key, value]) => `  ${key}: ${literal(value, '', WIDTH)},\n`)
    return [
      {
        path: `${product.name}/table.ts`,
        text: [
          banner(`Endpoint table of ${product.title}.`),
          `import type { ProductTable } from '@pcokit/sdk/runtime'\n\n`,
          `export const table: ProductTable = {\n${scalars.join('')}`,
          `  types: {\n${types.join('')}  },\n`,
          `  paths: \`${pathTree(product)}\`,\n}\n`,
        ].join(''),
      },
    ]
  },
}
