/** A product as the mock sees it: its endpoint table decoded once, with what the mock's own table adds. */
import { typeNamed } from '../core/names.ts'
import type { ProductTable, TypeColumns } from '../core/table.ts'
import type { MockTable } from '../types/mock.ts'
import { type Edge, planEdges } from './edges.ts'
import { type Node, parsePaths } from './paths.ts'

export interface Attribute {
  readonly name: string
  /** Column letter of the endpoint table; empty for a string. */
  readonly letter: string
  /** Only sent when `fields` names it. */
  readonly sparse: boolean
}

export interface Relation {
  readonly name: string
  readonly to: readonly string[]
  readonly many: boolean
  readonly wire: string
  /** Shown only when the include was asked for. */
  readonly onInclude: boolean
}

export interface Assignable {
  readonly attributes: ReadonlyMap<string, string>
  readonly relationships: ReadonlySet<string>
}

/** A reference a row of the type holds, shown under `relationships` or only known to the mock. */
export interface Ref {
  readonly name: string
  readonly to: readonly string[]
  readonly many: boolean
  readonly hidden: boolean
}

export interface MockType {
  readonly product: string
  readonly name: string
  /** `people.Person` */
  readonly key: string
  readonly attributes: ReadonlyMap<string, Attribute>
  readonly relations: ReadonlyMap<string, Relation>
  readonly include: readonly string[]
  readonly order: readonly string[]
  readonly where: ReadonlyMap<string, string>
  readonly create: Assignable | null
  readonly update: Assignable | null
  readonly enums: { readonly [attribute: string]: readonly string[] }
  readonly always: ReadonlySet<string>
  readonly refs: Map<string, Ref>
  /** Edges from this type by name: segments below it and includes. */
  readonly edges: Map<string, Edge>
  /** Where a row has its own address: the node of its item path. */
  home: Node | null
  /** The edge that owns rows of this type: deleted with the parent, created below it. */
  owner: { readonly type: string; readonly ref: string } | null
}

export interface MockProduct {
  readonly name: string
  readonly path: string
  readonly version: string | null
  readonly types: ReadonlyMap<string, MockType>
  readonly root: Node
  readonly events: readonly { readonly name: string; readonly type: string; readonly verb: string }[]
}

const words = (text: string | undefined): string[] => (text ? text.split(' ').filter(Boolean) : [])

/** `name:letter` → [name, letter]. */
export const column = (word: string): [string, string] => {
  const at = word.indexOf(':')
  return at < 0 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)]
}

interface DecodedRelation extends Relation {
  /** `.` can be included, `:` with what its type can include. */
  readonly include: string
}

function relation(word: string): DecodedRelation {
  const [, name = '', many, targets, wire, include = '', plus] =
    /^(\w+)(\*?)(?:>([\w|]*)(?:~(\w*))?)?([.:]?)(\+?)$/.exec(word) ?? []
  const to = targets === undefined ? [typeNamed(name)] : targets.split('|').filter(Boolean)
  return { name, to, many: many === '*', wire: wire ?? to[0] ?? '', onInclude: plus === '+', include }
}

/** Includes of a type, those of its targets still as a star. */
const includes = (columns: TypeColumns | undefined): string[] => [
  ...words(columns?.r).flatMap((word) => {
    const { name, include } = relation(word)
    return include === '' ? [] : include === ':' ? [name, `${name}.*`] : [name]
  }),
  ...words(columns?.i),
]

/** Words of one use: attributes whose flag has its bit, and those of a column. */
const flagged = ({ a, f = '' }: TypeColumns, bit: number, column: string | undefined): string[] => [
  ...words(a)
    .filter((_, index) => (f.charCodeAt(index) - 97) & bit)
    .map((word) => word.replace(/[:?].*/, '')),
  ...words(column),
]

function assignable(named: readonly string[], letters: ReadonlyMap<string, Attribute>): Assignable | null {
  if (named.length === 0) return null
  const attributes = new Map<string, string>()
  const relationships = new Set<string>()
  for (const word of named) {
    if (word.startsWith('@')) relationships.add(word.slice(1))
    else {
      const [name, letter] = column(word)
      attributes.set(name, letter || letters.get(name)?.letter || '')
    }
  }
  return { attributes, relationships }
}

function decodeType(
  product: string,
  name: string,
  types: ProductTable['types'],
  columns: TypeColumns,
  extra: MockTable,
): MockType {
  const attributes = new Map<string, Attribute>()
  for (const word of words(columns.a)) {
    const sparse = word.endsWith('?')
    const [attribute, letter] = column(sparse ? word.slice(0, -1) : word)
    attributes.set(attribute, { name: attribute, letter, sparse })
  }
  const relations = new Map<string, Relation>()
  for (const word of words(columns.r)) {
    const found = relation(word)
    relations.set(found.name, found)
  }
  const where = new Map<string, string>()
  for (const word of flagged(columns, 2, columns.w)) {
    const [attribute, letter] = column(word)
    where.set(attribute, letter || attributes.get(attribute)?.letter || '')
  }
  const refs = new Map<string, Ref>()
  for (const { name: ref, to, many, onInclude } of relations.values())
    if (!onInclude) refs.set(ref, { name: ref, to, many, hidden: false })
  const enums: Record<string, string[]> = {}
  for (const [attribute, values] of Object.entries(extra.enums?.[name] ?? {}))
    enums[attribute] = values.split('|')
  return {
    product,
    name,
    key: `${product}.${name}`,
    attributes,
    relations,
    // `field_data.*` stands for each undotted include of what it points to.
    include: includes(columns).flatMap((include) => {
      if (!include.endsWith('.*')) return include
      const head = include.slice(0, -2)
      const own = includes(types[relations.get(head)?.to[0] ?? '']).filter((below) => !below.includes('.'))
      return own.map((below) => `${head}.${below}`)
    }),
    order: flagged(columns, 1, columns.o),
    where,
    create: assignable(flagged(columns, 4, columns.c), attributes),
    update: assignable(flagged(columns, 8, columns.u === '=' ? columns.c : columns.u), attributes),
    enums,
    always: new Set(words(extra.always?.[name])),
    refs,
    edges: new Map(),
    home: null,
    owner: null,
  }
}

const decoded = new WeakMap<ProductTable, MockProduct>()

/** Decodes a product; kept for the life of its table, since every mock of a process shares it. */
export function decodeProduct(table: ProductTable, extra: MockTable = {}): MockProduct {
  const known = decoded.get(table)
  if (known) return known
  const types = new Map<string, MockType>()
  for (const [name, columns] of Object.entries(table.types))
    types.set(name, decodeType(table.name, name, table.types, columns, extra))
  const root = parsePaths(table.paths)
  planEdges(types, root)
  const events = Object.entries(extra.events ?? {}).map(([name, text]) => {
    const [type = '', verb = ''] = text.split(' ')
    return { name, type, verb }
  })
  const product = { name: table.name, path: table.path, version: table.version, types, root, events }
  decoded.set(table, product)
  return product
}
