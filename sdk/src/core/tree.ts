/** The endpoint table, decoded: a tree of paths and what is known of each resource type. */
import { camelCase, typeNamed } from './names.ts'
import type { ProductTable, TypeColumns } from './table.ts'

/** One segment of a path: what can be done there. */
export interface PathNode {
  /** `emails`, `*` for an id, empty for the root. */
  readonly segment: string
  type: string | null
  /** Letters of the table: l, g, o, c, u, d. */
  methods: string
  /** HTTP method of an action; null for anything else. */
  action: PcoMethod | null
  /** `w`, `o`, `i`, `f`, `b`, `r`, `t` of the line, as they stand in the table. */
  readonly options: { [letter: string]: string }
  /** By property name: `primaryCampus`. */
  readonly children: Map<string, PathNode>
  /** Below the id. */
  item: PathNode | null
  /** Decoded when first asked for. */
  rules?: QueryRules
}

type PcoMethod = 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT'

/** Letter of a value's kind, see `TypeColumns`; empty for a string. */
export type Kind = string
export type Kinds = ReadonlyMap<string, Kind>

export interface Relationship {
  readonly many: boolean
  readonly to: readonly string[]
  /** What stands in identifiers when it is not the real type. */
  readonly wire: string | undefined
  /** `.` where it can be included, `:` where also what its type can include; else empty. */
  readonly include: string
}

/** One resource type. */
export interface TypeInfo {
  readonly attributes: Kinds
  readonly relationships: ReadonlyMap<string, Relationship>
}

/** What a write may assign. A relationship is undefined where nothing but its name is known. */
export interface Assignable {
  readonly attributes: Kinds
  readonly relationships: ReadonlyMap<string, Relationship | undefined>
}

/** What a path accepts in a query. */
export interface QueryRules {
  readonly where: Kinds
  readonly order: readonly string[]
  readonly include: readonly string[]
  /** Filter → its companion parameters. */
  readonly filter: ReadonlyMap<string, Kinds>
}

/** A product's table with what was decoded of it. */
export interface Tree {
  readonly table: ProductTable
  readonly root: PathNode
  readonly types: Map<string, TypeInfo>
}

const words = (text: string | undefined, by = ' '): string[] => (text ? text.split(by) : [])

/** Pairs of `name:letter`; the letter of the attribute where none is given. */
const kindsOf = (names: readonly string[], attributes?: Kinds): Kinds =>
  new Map(
    names.map((text) => {
      const [name, kind] = text.split(':') as [string, string?]
      return [name, kind ?? attributes?.get(name) ?? '']
    }),
  )

function parsePaths(text: string): PathNode {
  const open: PathNode[] = []
  for (const line of text.split('\n')) {
    const [, indent, name, rest] = /^( *)(\S+)(.*)/.exec(line) ?? []
    if (!name) continue
    const [key, segment = key!] = name.split('=')
    const parent = open[indent!.length]
    const item = segment === '*'
    const node: PathNode = {
      segment,
      type: item ? parent!.type : null,
      methods: '',
      action: null,
      options: {},
      children: new Map(),
      item: null,
    }
    if (item) parent!.item = node
    else parent?.children.set(camelCase(key!), node)
    // The root's children stand at its own depth.
    open[parent ? indent!.length + 1 : 0] = node
    for (const part of words(rest!.trim())) {
      if (part[1] === '=') node.options[part[0]!] = part.slice(2)
      else if (part[0] === '!') node.action = (part.slice(1) || 'POST') as PcoMethod
      else if (part < 'a') node.type = part
      else node.methods = part
    }
    if (node.methods) node.type ??= typeNamed(segment)
  }
  return open[0]!
}

const trees = new WeakMap<ProductTable, Tree>()

/** The tree of a table, decoded once however many clients use it. */
export function treeOf(table: ProductTable): Tree {
  const tree = trees.get(table) ?? { table, root: parsePaths(table.paths), types: new Map() }
  trees.set(table, tree)
  return tree
}

const relationshipsOf = (all: readonly string[]): Map<string, Relationship> =>
  new Map(
    all.map((text) => {
      const [, name, star, to, wire, include] = /^(\w+)(\*?)(?:>([\w|]*)~?(\w*))?([.:]?)/.exec(text)!
      const types = to === undefined ? [typeNamed(name!)] : words(to, '|')
      return [name!, { many: !!star, to: types, wire: wire || undefined, include: include! }]
    }),
  )

/** What is known of a type; undefined for a type the table does not have. */
export function typeOf({ table, types }: Tree, name: string): TypeInfo | undefined {
  let info = types.get(name)
  if (!info && Object.hasOwn(table.types, name)) {
    const { a, r } = table.types[name]!
    info = {
      attributes: kindsOf(words(a.replaceAll('?', ''))),
      relationships: relationshipsOf(words(r)),
    }
    types.set(name, info)
  }
  return info
}

/** The names of one use: attributes whose flag has its bit, and what else the column says. */
function namesOf(tree: Tree, type: string, bit: number, column: 'o' | 'w' | 'c' | 'u'): string[] {
  const { f = '', ...columns }: Partial<TypeColumns> = tree.table.types[type] ?? {}
  const text = columns[column]
  return [...(typeOf(tree, type)?.attributes.keys() ?? [])]
    .filter((_, i) => (f.charCodeAt(i) - 97) & bit)
    .concat(words(text === '=' ? columns.c : text))
}

/** Includes of a type, those of its targets still as a star. */
const includesOf = (tree: Tree, type: string): string[] =>
  [...(typeOf(tree, type)?.relationships ?? [])]
    .flatMap(([name, { include }]) => [name, `${name}.*`].slice(0, include === ':' ? 2 : include.length))
    .concat(words(tree.table.types[type]?.i))

/** What a query may hold at a path: the path's own words, else its type's. */
export function rulesOf(tree: Tree, node: PathNode): QueryRules {
  const { options } = node
  const type = node.type!
  const own = (letter: string, names: string[]) => (letter in options ? words(options[letter], ',') : names)
  node.rules ??= {
    where: kindsOf(own('w', namesOf(tree, type, 2, 'w')), typeOf(tree, type)?.attributes),
    order: own('o', namesOf(tree, type, 1, 'o')),
    include: own('i', includesOf(tree, type)).flatMap((name) => {
      const [head, star] = name.split('.')
      const [to] = (star === '*' && typeOf(tree, type)?.relationships.get(head!)?.to) || []
      return to
        ? includesOf(tree, to).flatMap((below) => (below.includes('.') ? [] : `${head}.${below}`))
        : name
    }),
    filter: new Map(
      words(options.f, ',').map((text) => {
        const [name, params] = text.split(/[()]/) as [string, string?]
        return [name, kindsOf(words(params, ';'))]
      }),
    ),
  }
  return node.rules
}

/** What a create (`c`) or update (`u`) may assign; undefined where nobody knows. */
export function assignableOf(tree: Tree, type: string, letter: 'c' | 'u'): Assignable | undefined {
  const names = namesOf(tree, type, letter === 'c' ? 4 : 8, letter)
  const info = typeOf(tree, type)
  const related = names.filter((name) => name[0] === '@').map((name) => name.slice(1))
  return names[0] === undefined
    ? undefined
    : {
        attributes: kindsOf(
          names.filter((name) => name[0] !== '@'),
          info?.attributes,
        ),
        relationships: new Map(related.map((name) => [name, info?.relationships.get(name)])),
      }
}

/** What an action takes; undefined where nobody knows. */
export const inputOf = ({ options: { b, r } }: PathNode): Assignable | undefined =>
  b || r ? { attributes: kindsOf(words(b, ',')), relationships: relationshipsOf(words(r, ',')) } : undefined
