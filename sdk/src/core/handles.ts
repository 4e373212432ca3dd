/** Handles: the tree of paths as objects. A child is made when it is first asked for; methods need no `this`. */
import type { RequestOptions } from '../types/query.ts'
import { act, create, get, getToOne, list, type Place, remove, update } from './calls.ts'
import { wants } from './refuse.ts'

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

/** One id as a segment of a path. Numbers are refused: ids of PCO are strings, not always of digits. */
function below({ node, path, ...rest }: Place, id: unknown): Place {
  // Dots would climb to another path.
  if (typeof id !== 'string' || /^\.{0,2}$/.test(id)) wants(`${path}: an id`, 'a string such as "12"', id)
  return { ...rest, node: node.item!, path: `${path}/${encodeURIComponent(id)}`, id }
}

/** The handle of a place: callable where an id or an action goes, with the methods and children of its node. */
export function handleOf(place: Place): object {
  const { engine, tree, node, path } = place
  const { item, action, children, methods } = node
  const handle = action
    ? (body?: unknown, options?: RequestOptions) => act(place, body, options)
    : item
      ? (id: unknown) => handleOf(below(place, id))
      : {}
  const words: string[] = []
  const define = (key: string | symbol, descriptor: PropertyDescriptor) =>
    Object.defineProperty(handle, key, descriptor)

  for (const letter of methods) {
    const [name, call] = CALLS[letter]!
    define(name, { value: (...args: never[]) => call(place, ...args) })
    words.push(name)
  }
  // A collection's short way to what its rows do.
  for (const letter of item?.methods ?? '') {
    const [name, call] = CALLS[letter]!
    define(name, { value: async (id: unknown, ...args: never[]) => call(below(place, id), ...args) })
    words.push(name)
  }
  for (const [key, node] of children) {
    let child: object | undefined
    const get = (): object => {
      child ??= handleOf({ engine, tree, node, path: `${path}/${node.segment}` })
      return child
    }
    define(key, { get, enumerable: true })
    words.push(key)
  }
  const value = () => `${path}${item ? ' (id)' : ''} { ${words.join(', ')} }`
  define('toString', { value })
  define(Symbol.for('nodejs.util.inspect.custom'), { value })
  return handle
}
