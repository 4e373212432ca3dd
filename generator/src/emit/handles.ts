import type { PathModel, ProductModel, ResourceModel } from '../model/types.ts'
import { itemOf, resourcesOf } from './edges.ts'
import { banner, type ProductEmitter } from './emitter.ts'
import { filterMembers, filterType, member, orderType, whereInterface } from './members.ts'
import { namesOf } from './names.ts'
import { byText, doc, heritage, imports, property, quote, WIDTH } from './text.ts'
import { writeMembers } from './values.ts'
import { type QueryVariant, type ShapeVariant, type Variants, variantsOf } from './variants.ts'
import { assigned, createName, updateName } from './writes.ts'

/** Where no assignable attribute is declared, any may be sent. */
const ANY_WRITE = '{ readonly attributes?: { readonly [name: string]: unknown } }'

const queryText = (variant: QueryVariant): string => {
  const { name, type, query, path, where, order, filter, base } = variant
  const on = path === null ? `lists of ${type}` : `\`${path}\``
  const sign = `\`\${'' | '-'}\${${order?.name}}\``
  return [
    where?.own ? whereInterface(where.name, query, `What \`where\` takes on ${on}.`) : '',
    order?.own ? orderType(order.name, query, `What ${on} can be ordered by.`) : '',
    filter?.own ? filterType(filter.name, query, `Filters of ${on}.`) : '',
    doc(path === null ? `What ${on} accept.` : `What ${on} accepts.`),
    `export interface ${name} extends ${base ?? 'Paging'} {\n`,
    base !== null || where === null ? '' : member('where', true, [where.name, 'undefined']),
    base !== null || order === null ? '' : member('order', true, [sign, `readonly ${sign}[]`, 'undefined']),
    filter === null ? '' : filterMembers(query, filter.name),
    '}\n',
  ].join('')
}

const shapeText = (product: ProductModel, { name, type, include, path }: ShapeVariant): string => {
  const names = namesOf(product)
  const own = names.ofType(type)
  const members = include.length === 0 ? ['never'] : include.map((each) => quote(each.name))
  return `${doc(`${type} with what \`include\` may name on \`${path}\`.`)}export interface ${name} {
  readonly row: ${own.row}
  readonly extra: ${own.shape}['extra']
  readonly one: ${own.shape}['one']
  readonly many: ${own.shape}['many']
${member('include', false, members)}  readonly fields: ${names.fields}
}
`
}

/** Says what a path can do, in the words of `sdk/src/types/handles.ts`. */
class Composer {
  readonly #product: ProductModel
  readonly #resources: ReadonlyMap<string, ResourceModel>
  readonly #variants: Variants

  constructor(product: ProductModel, variants: Variants) {
    this.#product = product
    this.#resources = resourcesOf(product)
    this.#variants = variants
  }

  #write(path: PathModel, kind: 'create' | 'update'): string {
    const resource = path.type === null ? undefined : this.#resources.get(path.type)
    if (resource === undefined) return ANY_WRITE
    const names = namesOf(this.#product).ofType(resource.type)
    return (kind === 'create' ? createName(resource, names) : updateName(resource, names)) ?? ANY_WRITE
  }

  /** What stands on the path itself, then what its rows can do by id. */
  bases(path: PathModel): string[] {
    const shape = this.#variants.shapeAt(path)
    const item = itemOf(path)
    const itemShape = item === undefined ? null : this.#variants.shapeAt(item)
    const has = (method: PathModel['methods'][number]) => shape !== null && path.methods.includes(method)
    const byId = (method: PathModel['methods'][number]) =>
      itemShape !== null && item?.methods.includes(method) === true
    return [
      ...(has('list') ? [`Lists<${shape}, ${this.#variants.queryAt(path) ?? 'Paging'}>`] : []),
      ...(byId('get') ? [`Gets<${itemShape}>`] : has('get') ? [`GetsOne<${shape}>`] : []),
      ...(has('toOne') && !byId('get') ? [`GetsToOne<${shape}>`] : []),
      ...(has('create') ? [`Creates<${shape}, ${this.#write(path, 'create')}>`] : []),
      ...(byId('update') && item !== undefined
        ? [`Updates<${itemShape}, ${this.#write(item, 'update')}>`]
        : has('update')
          ? [`UpdatesOne<${shape}, ${this.#write(path, 'update')}>`]
          : []),
      ...(byId('delete') ? ['Deletes'] : has('delete') ? ['DeletesOne'] : []),
    ]
  }

  /** The type of an action, its input a member a line where one line is too short for it. */
  #action(path: PathModel, room: number): string {
    const { action } = path
    const attributes = (action?.body ?? []).map(
      ({ name, type }) => `readonly ${property(name)}?: ${writeMembers(type, undefined).join(' | ')}`,
    )
    const relationships = (action?.relationships ?? []).map(
      (each) => `readonly ${property(each.name)}?: ${assigned(each).join(' | ')}`,
    )
    const input = Object.entries({ attributes, relationships }).filter(([, members]) => members.length > 0)
    const resource = action?.returns == null ? undefined : this.#resources.get(action.returns)
    const head = resource === undefined ? 'Action' : 'ActionOf'
    const shape = resource === undefined ? [] : [namesOf(this.#product).ofType(resource.type).shape]
    const inline = input.map(([key, members]) => `readonly ${key}?: { ${members.join('; ')} }`)
    const flat = [...shape, ...(inline.length === 0 ? [] : [`{ ${inline.join('; ')} }`])]
    if (flat.length === 0) return head
    const line = `${head}<${flat.join(', ')}>`
    if (line.length <= room) return line
    // As the formatter breaks it: a shape before the input moves both to lines of their own.
    const indent = shape.length === 0 ? '    ' : '      '
    const lines = input.map(([key, members], index) => {
      const one = `${indent}${inline[index]}\n`
      if (one.length <= WIDTH + 1) return one
      const each = members.map((member) => `${indent}  ${member}\n`).join('')
      return `${indent}readonly ${key}?: {\n${each}${indent}}\n`
    })
    const broken = `{\n${lines.join('')}${indent.slice(2)}}`
    return shape.length === 0
      ? `${head}<${broken}>`
      : `${head}<\n${[...shape, broken].map((each) => `    ${each}`).join(',\n')}\n  >`
  }

  handle(path: PathModel): string {
    const names = namesOf(this.#product)
    const item = itemOf(path)
    const below = path.children.filter((child) => child.segment !== '*')
    const members = [
      item === undefined ? '' : `  (id: string): ${names.ofPath(item.path)}\n`,
      ...below.map((child) => {
        const own = isHandle(child) ? [names.ofPath(child.path)] : []
        const type =
          child.action === null ? own : [...own, this.#action(child, WIDTH - child.key.length - 13)]
        return `  readonly ${property(child.key)}: ${type.length === 0 ? '{}' : type.join(' & ')}\n`
      }),
    ].join('')
    const at = path.path === '' ? this.#product.path : path.path
    const name = names.ofPath(path.path)
    const body = members === '' ? '' : `\n${members}}`
    return `${doc(`\`${at}\``)}${heritage(name, this.bases(path), members === '' ? ' {}' : ' {')}${body}\n`
  }
}

/** Whether a path is more than an action. */
const isHandle = (path: PathModel): boolean =>
  path.children.length > 0 || path.methods.some((method) => method !== 'action')

const handlePaths = (path: PathModel): PathModel[] => [
  ...(path.path === '' || isHandle(path) ? [path] : []),
  ...path.children.flatMap(handlePaths),
]

const usedIn = (text: string, names: readonly string[]): string[] => {
  const words = new Set(text.match(/[A-Za-z_$][\w$]*/g) ?? [])
  return names.filter((name) => words.has(name))
}

/** `<product>/handles.ts`: what each path can do, an interface a path. */
export const handlesEmitter: ProductEmitter = {
  name: 'handles',
  emit(product) {
    const names = namesOf(product)
    const variants = variantsOf(product)
    const composer = new Composer(product, variants)
    const queries = [...variants.queries].sort((a, b) => byText(a.name, b.name)).map(queryText)
    const shapes = [...variants.shapes]
      .sort((a, b) => byText(a.name, b.name))
      .map((shape) => shapeText(product, shape))
    const handles = handlePaths(product.root).map((path) => composer.handle(path))
    const text = [...queries, ...shapes, ...handles].join('\n')
    const own = product.resources.flatMap((resource) => Object.values(names.ofType(resource.type)))
    const declared = new Set([...variants.queries, ...variants.shapes].map((variant) => variant.name))
    const code = text.replace(/\/\*\*[^\n]*\*\//g, '')
    return [
      {
        path: `${product.name}/handles.ts`,
        text: [
          banner(`What each path of ${product.title} can do.`),
          imports('import type', usedIn(code, RUNTIME), '@pcokit/sdk/runtime'),
          imports(
            'import type',
            usedIn(code, [...own, names.fields]).filter((name) => !declared.has(name)),
            './types.ts',
          ),
          `\n${text}`,
        ].join(''),
      },
    ]
  },
}

const RUNTIME = [
  ...[
    'Action',
    'ActionOf',
    'Creates',
    'Deletes',
    'DeletesOne',
    'Gets',
    'GetsOne',
    'GetsToOne',
    'Lists',
    'Paging',
  ],
  ...['Time', 'TimeWhere', 'Updates', 'UpdatesOne'],
]
