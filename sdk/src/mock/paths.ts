/** The tree of paths of a product, decoded from the endpoint table's indented text. */
import { typeNamed } from '../core/names.ts'

export interface NamedFilter {
  readonly name: string
  readonly params: readonly string[]
}

export interface Node {
  /** `emails`; `*` for a variable; empty for the root. */
  readonly segment: string
  readonly parent: Node | null
  /** The resource type here; null for an action and a segment that nothing says a type of. */
  type: string | null
  /** Letters of the endpoint table: l g o c u d. */
  readonly methods: string
  /** The HTTP method of an action, or null. */
  readonly action: string | null
  /** Actions on the same path by other methods. */
  readonly also: Node[]
  readonly filters: readonly NamedFilter[]
  /** Where the path's query differs from its type's. */
  readonly where: ReadonlyMap<string, string> | null
  readonly order: readonly string[] | null
  readonly include: readonly string[] | null
  readonly children: Map<string, Node>
  /** Below the product's path, a star for each variable. */
  readonly path: string
}

/** Splits at commas outside brackets. */
const commas = (text: string): string[] => (text === '' ? [] : text.split(/,(?![^(]*\))/))

function filter(text: string): NamedFilter {
  const open = text.indexOf('(')
  if (open < 0) return { name: text, params: [] }
  const params = text
    .slice(open + 1, -1)
    .split(';')
    .map((param) => param.split(':')[0] ?? '')
  return { name: text.slice(0, open), params }
}

function parseLine(line: string, parent: Node | null): Node {
  const [name = '', ...rest] = line.trim().split(' ')
  // `key=segment`: the key is the client's.
  const segment = name.slice(name.indexOf('=') + 1)
  let type: string | null = segment === '*' ? (parent?.type ?? null) : null
  let methods = ''
  let action: string | null = null
  let filters: NamedFilter[] = []
  let where: Map<string, string> | null = null
  let order: string[] | null = null
  let include: string[] | null = null
  for (const word of rest) {
    const value = word.slice(2)
    if (word.startsWith('!')) action = word.slice(1) || 'POST'
    else if (word.startsWith('f=')) filters = commas(value).map(filter)
    else if (word.startsWith('o=')) order = commas(value)
    else if (word.startsWith('i=')) include = commas(value)
    else if (word.startsWith('w='))
      where = new Map(
        commas(value).map((item): [string, string] => [item.split(':')[0] ?? '', item.split(':')[1] ?? '']),
      )
    else if (/^[A-Z]/.test(word)) type = word
    // What an action takes (`b=`, `r=`, `t=`) is not judged here.
    else if (word[1] !== '=') methods = word
  }
  if (methods !== '') type ??= typeNamed(segment)
  const path = segment === '.' ? '' : `${parent?.path ?? ''}/${segment}`
  return {
    segment: segment === '.' ? '' : segment,
    parent,
    type,
    methods,
    action,
    also: [],
    filters,
    where,
    order,
    include,
    children: new Map(),
    path,
  }
}

/** Parses the indented tree; the first line is the root. */
export function parsePaths(text: string): Node {
  let root: Node | null = null
  const open: Node[] = []
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    if (root === null) {
      root = parseLine(line, null)
      continue
    }
    const depth = line.length - line.trimStart().length
    const parent = depth === 0 ? root : (open[depth - 1] ?? root)
    const node = parseLine(line, parent)
    const same = parent.children.get(node.segment)
    if (same) same.also.push(node)
    else parent.children.set(node.segment, node)
    open[depth] = node
    open.length = depth + 1
  }
  if (root === null) throw new Error('The endpoint table has no paths: generate the product again.')
  return root
}

/** Every node below, parents first. */
export function* walk(node: Node): Generator<Node> {
  yield node
  for (const child of node.children.values()) yield* walk(child)
}
