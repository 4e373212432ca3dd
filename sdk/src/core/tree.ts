/** The endpoint table, decoded: a tree of paths and what is known of each resource type. Nothing is read before it is needed. */
import { camelCase } from './names.ts'
import type { ProductTable } from './table.ts'

/** One segment of a path: what can be done there. */
export interface PathNode {
  /** `emails`, `*` for an id, empty for the root. */
  readonly segment: string
  type: string | null
  /** Letters of the table: l, g, o, c, u, d. */
  methods: string
  /** HTTP method of an action; null for anything else. */
  action: PcoMethod | null
  /** `w`, `o`, `i`, `f`, `b` of the line, as they stand in the table. */
  readonly options: { [letter: string]: string }
  /** By property name: `primaryCampus`. */
  readonly children: Map<string, PathNode>
  /** Below the id. */
  item: PathNode | null
}

type PcoMethod = 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT'

/** Letter of a value's kind, see `TypeColumns`; empty for a string. */
export type Kind = string

export interface Relationship {
  readonly many: boolean
  readonly to: readonly string[]
  /** What stands in identifiers when it is not the real type. */
  readonly wire: string | null
}

/** One resource type. */
export interface TypeInfo {
  readonly name: string
  readonly attributes: ReadonlyMap<string, Kind>
  readonly relationships: ReadonlyMap<string, Relationship>
}

/** What a write may assign. */
export interface Assignable {
  readonly attributes: ReadonlyMap<string, Kind>
  readonly relationships: readonly string[]
}

/** What a path accepts in a query. */
export interface QueryRules {
  readonly where: ReadonlyMap<string, Kind>
  readonly order: readonly string[]
  readonly include: readonly string[]
  /** Filter → its companion parameters. */
  readonly filter: ReadonlyMap<string, ReadonlyMap<string, Kind>>
}

export const words = (text: string | undefined, by = ' '): string[] => (text ? text.split(by) : [])

/** `name:letter` pairs; the letter of the attribute where none is given. */
export function kinds(names: readonly string[], attributes?: ReadonlyMap<string, Kind>): Map<string, Kind> {
  return new Map(
    names.map((text) => {
      const [name, kind] = text.split(':') as [string, string?]
      return [name, kind ?? attributes?.get(name) ?? '']
    }),
  )
}

function parsePaths(text: string): PathNode {
  const root = emptyNode('')
  const open = [root]
  for (const line of text.split('\n')) {
    const [segment, ...parts] = line.trim().split(' ') as [string, ...string[]]
    if (!segment) continue
    const depth = line.length - line.trimStart().length
    const parent = open[depth]!
    const node = segment === '.' ? root : emptyNode(segment)
    if (segment === '*') {
      parent.item = node
      node.type = parent.type
    } else if (node !== root) parent.children.set(camelCase(segment), node)
    if (node !== root) open[depth + 1] = node
    for (const part of parts) {
      if (part[1] === '=') node.options[part[0]!] = part.slice(2)
      else if (part[0] === '!') node.action = (part.slice(1) || 'POST') as PcoMethod
      else if (part < 'a') node.type = part
      else node.methods = part
    }
  }
  return root
}

const emptyNode = (segment: string): PathNode => ({
  segment,
  type: null,
  methods: '',
  action: null,
  options: {},
  children: new Map(),
  item: null,
})

/** A product's table with what was decoded of it. */
export class Tree {
  readonly #types = new Map<string, TypeInfo>()
  readonly #rules = new Map<PathNode, QueryRules>()
  #root: PathNode | undefined

  constructor(readonly table: ProductTable) {}

  get root(): PathNode {
    this.#root ??= parsePaths(this.table.paths)
    return this.#root
  }

  /** What is known of a type; undefined for a type the table does not have. */
  type(name: string): TypeInfo | undefined {
    const { types } = this.table
    let info = this.#types.get(name)
    if (info || !Object.hasOwn(types, name)) return info
    const columns = types[name]!
    info = {
      name,
      attributes: kinds(words(columns.a.replaceAll('?', ''))),
      relationships: new Map(
        words(columns.r).map((text) => {
          const [, relationship, star, to, wire] = /^(\w+)(\*?)>([^~+]*)~?(\w*)/.exec(text)!
          return [relationship!, { many: !!star, to: words(to, '|'), wire: wire || null }]
        }),
      ),
    }
    this.#types.set(name, info)
    return info
  }

  /** What a query may hold at a path: the path's own words, else its type's. */
  rules(node: PathNode): QueryRules {
    let rules = this.#rules.get(node)
    if (!rules) {
      const columns = this.table.types[node.type ?? '']
      const own = node.options
      const column = (letter: 'w' | 'o' | 'i') =>
        letter in own ? words(own[letter], ',') : words(columns?.[letter])
      rules = {
        where: kinds(column('w'), this.type(node.type ?? '')?.attributes),
        order: column('o'),
        include: column('i'),
        filter: new Map(
          words(own.f, ',').map((text) => {
            const [name, params] = text.split(/[()]/) as [string, string?]
            return [name, kinds(words(params, ';'))]
          }),
        ),
      }
      this.#rules.set(node, rules)
    }
    return rules
  }

  /** What a create (`c`) or update (`u`) may assign; null where nobody knows. */
  assignable(type: string, letter: 'c' | 'u'): Assignable | null {
    const columns = this.table.types[type]
    const text = letter === 'u' && columns?.u !== '=' ? columns?.u : columns?.c
    if (text === undefined) return null
    const names = words(text)
    return {
      attributes: kinds(
        names.filter((name) => name[0] !== '@'),
        this.type(type)?.attributes,
      ),
      relationships: names.filter((name) => name[0] === '@').map((name) => name.slice(1)),
    }
  }
}

const trees = new WeakMap<ProductTable, Tree>()

/** The tree of a table, decoded once however many clients use it. */
export function treeOf(table: ProductTable): Tree {
  const tree = trees.get(table) ?? new Tree(table)
  trees.set(table, tree)
  return tree
}
