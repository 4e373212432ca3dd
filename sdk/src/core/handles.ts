/**
 * Handles: the tree of paths as objects. Each path's methods and children are laid once on a prototype, however
 * many ids and clients there are; a child is made when it is first asked for.
 */
import type { RequestOptions } from '../types/query.ts'
import { act, create, get, getToOne, list, type Place, remove, update } from './calls.ts'
import { wants } from './refuse.ts'
import type { PathNode } from './tree.ts'

/** Where a handle stands. */
const PLACE = Symbol('place')

interface Handle {
  readonly [PLACE]: Place
}

const INSPECT = Symbol.for('nodejs.util.inspect.custom')
const prototypes = new WeakMap<PathNode, object>()

/** One id as a segment of a path. Numbers are refused: ids of PCO are strings, not always of digits. */
function below({ engine, tree, node, path }: Place, id: unknown): Place {
  // Dots would climb to another path.
  if (typeof id !== 'string' || /^\.{0,2}$/.test(id)) wants(`${path}: an id`, 'a string such as "12"', id)
  return { engine, tree, node: node.item!, path: `${path}/${encodeURIComponent(id)}`, id }
}

/** By letter of the table: the method and what it calls. */
const CALLS: {
  readonly [letter: string]: readonly [string, (place: Place, ...args: never[]) => unknown]
} = {
  l: ['list', list],
  c: ['create', create],
  g: ['get', get],
  o: ['get', getToOne],
  u: ['update', update],
  d: ['delete', remove],
}

/** Methods of a node and getters of its children. A child replaces its getter when it was made once. */
function prototypeOf(node: PathNode): object {
  let prototype = prototypes.get(node)
  if (prototype) return prototype
  prototype = Object.create((node.item || node.action ? Function : Object).prototype) as object
  const words: string[] = []
  const define = (key: string, descriptor: PropertyDescriptor) =>
    Object.defineProperty(prototype, key, { configurable: true, ...descriptor })
  for (const letter of node.methods) {
    const [name, call] = CALLS[letter]!
    words.push(name)
    define(name, {
      value(this: Handle, ...args: never[]) {
        return call(this[PLACE], ...args)
      },
    })
  }
  // A collection's short way to what its rows do.
  for (const letter of node.item?.methods ?? '') {
    const [name, call] = CALLS[letter]!
    words.push(name)
    define(name, {
      async value(this: Handle, id: unknown, ...args: never[]) {
        return call(below(this[PLACE], id), ...args)
      },
    })
  }
  for (const [key, child] of node.children) {
    words.push(key)
    define(key, {
      get(this: Handle) {
        const { engine, tree, path } = this[PLACE]
        const value = handleOf({ engine, tree, node: child, path: `${path}/${child.segment}` })
        Object.defineProperty(this, key, { value, enumerable: true })
        return value
      },
    })
  }
  for (const key of ['toString', INSPECT])
    define(key as string, {
      value(this: Handle) {
        return `${this[PLACE].path}${node.item ? ' (id)' : ''} { ${words.join(', ')} }`
      },
    })
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
