import { camelCase } from '../load/names.ts'
import type { PathModel, ProductModel, ResourceModel } from '../model/types.ts'
import { queryOf, resourcesOf } from './edges.ts'
import { banner, type ProductEmitter } from './emitter.ts'
import { columns, filterNames, letter, relationshipColumn, typeNamed, whereNames } from './table-columns.ts'
import { literal, property, WIDTH } from './text.ts'
import { same } from './variants.ts'

/** Format of the tables written here: `FORMAT` of the runtime's `core/table.ts`. */
export const TABLE_FORMAT = 1

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
      .map((each) => relationshipColumn({ ...each, wire: each.to[0] ?? '', onlyWithInclude: false }, ''))
      .join(','),
    t: bodyType ?? '',
  }
  const given = Object.entries(options).filter(([, text]) => text !== '')
  return [method === 'POST' ? '!' : `!${method}`, ...given.map(([option, text]) => `${option}=${text}`)]
}

/** Whether a path's property is not its segment's: the second action on one path. */
const ownKey = ({ segment, key }: PathModel): boolean => key !== '' && key !== camelCase(segment)

/** One line of the tree. */
const pathLine = (
  path: PathModel,
  parent: PathModel | null,
  resources: ReadonlyMap<string, ResourceModel>,
): string => {
  const name = path.segment === '' ? '.' : ownKey(path) ? `${path.key}=${path.segment}` : path.segment
  const type = path.action === null ? path.type : (path.type ?? path.action.returns)
  const methods = path.methods.map((method) => METHOD_LETTERS[method]).join('')
  // Of a row its collection says the type, of most others their name does.
  const said = path.segment === '*' ? parent?.type : methods === '' ? null : typeNamed(path.segment)
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
  return [
    name,
    ...(type === said || type === null ? [] : [type]),
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
