/**
 * Handles: the tree of paths as objects. Each path's methods and children are laid once on a prototype, however
 * many ids and clients there are; a child is made when it is first asked for.
 */
import type { RequestOptions, StreamOptions } from '../types/query.ts'
import { act, create, get, getToOne, list, type Place, remove, update } from './calls.ts'
import { refuse } from './refuse.ts'
import type { PathNode } from './tree.ts'
import { show } from './values.ts'

/** Where a handle stands. */
const PLACE = Symbol('place')

interface Handle {
  readonly [PLACE]: Place
}

const INSPECT = Symbol.for('nodejs.util.inspect.custom')
const prototypes = new WeakMap<PathNode, object>()

/** One id as a segment of a path. Numbers are refused: ids of PCO are strings, not always of digits. */
function below({ engine, tree, node, path }: Place, id: unknown): Place {
  if (typeof id !== 'string' || !id || id === '.' || id === '..')
    refuse(`${path}: an id is a string such as "12", not ${show(id)}.`)
  return { engine, tree, node: node.item!, path: `${path}/${encodeURIComponent(id)}`, id }
}

type Method = (this: Handle, ...args: never[]) => unknown

/** By letter of the table: what a path does itself. */
const OWN: { readonly [letter: string]: { readonly [name: string]: Method } } = {
  l: {
    list(query?: unknown, options?: StreamOptions) {
      return list(this[PLACE], query, options)
    },
  },
  c: {
    create(input: unknown, query?: unknown, options?: RequestOptions) {
      return create(this[PLACE], input, query, options)
    },
  },
  g: {
    get(query?: unknown, options?: RequestOptions) {
      return get(this[PLACE], query, options)
    },
  },
  o: {
    get(query?: unknown, options?: RequestOptions) {
      return getToOne(this[PLACE], query, options)
    },
  },
  u: {
    update(input: unknown, query?: unknown, options?: RequestOptions) {
      return update(this[PLACE], input, query, options)
    },
  },
  d: {
    delete(options?: RequestOptions) {
      return remove(this[PLACE], options)
    },
  },
}

/** By letter of the table: a collection's short way to what its rows do. */
const BY_ID = Object.fromEntries(
  [...'gud'].map((letter) => {
    const [name, method] = Object.entries(OWN[letter]!)[0]!
    return [
      letter,
      {
        async [name](this: Handle, id: unknown, ...rest: never[]) {
          return method.call({ [PLACE]: below(this[PLACE], id) }, ...rest)
        },
      },
    ]
  }),
)

/** Methods of a node and getters of its children. A child replaces its getter when it was made once. */
function prototypeOf(node: PathNode): object {
  let prototype = prototypes.get(node)
  if (prototype) return prototype
  const callable = node.item || node.action
  prototype = Object.assign(
    Object.create(callable ? Function.prototype : Object.prototype),
    ...[...node.methods].map((letter) => OWN[letter]),
    ...[...(node.item?.methods ?? '')].map((letter) => BY_ID[letter]),
  ) as object
  const words = [...Object.keys(prototype), ...node.children.keys()]
  for (const [key, child] of node.children)
    Object.defineProperty(prototype, key, {
      configurable: true,
      get(this: Handle) {
        const { engine, tree, path } = this[PLACE]
        const value = handleOf({ engine, tree, node: child, path: `${path}/${child.segment}` })
        Object.defineProperty(this, key, { value, configurable: true, enumerable: true })
        return value
      },
    })
  const print = {
    value(this: Handle) {
      return `${this[PLACE].path}${node.item ? ' (id)' : ''} { ${words.join(', ')} }`
    },
  }
  Object.defineProperties(prototype, { toString: print, [INSPECT]: print })
  prototypes.set(node, prototype)
  return prototype
}

/** The handle of a place. */
export function handleOf(place: Place): object {
  const { node } = place
  const handle = node.action
    ? (body?: unknown, options?: RequestOptions) => act(place, body, options)
    : node.item
      ? (id: unknown) => handleOf(below(place, id))
      : {}
  Object.setPrototypeOf(handle, prototypeOf(node))
  Object.defineProperty(handle, PLACE, { value: place })
  return handle
}
