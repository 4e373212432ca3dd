/** The parts of a document, each as one check: what runs on every page. */
import type { Members } from './types.ts'

export const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isText = (value: unknown): boolean => typeof value === 'string'

/** An array of one kind of element, by the letter of the endpoint table; any array without a letter. */
export const isArrayOf = (value: unknown, letter = 'x'): boolean =>
  Array.isArray(value) && (letter === 'x' || value.every(kinds[letter] ?? isText))

/** Values by the letters of the endpoint table. */
export const kinds: { readonly [letter: string]: (value: unknown) => boolean } = {
  s: isText,
  d: isText,
  t: isText,
  b: (value) => typeof value === 'boolean',
  i: (value) => Number.isInteger(value),
  n: (value) => typeof value === 'number',
  a: Array.isArray,
  o: isObject,
  x: () => true,
}

/** Links: each a URL or null. */
export function isLinks(value: unknown): boolean {
  if (!isObject(value)) return false
  for (const name in value) {
    const link = value[name]
    if (typeof link !== 'string' && link !== null) return false
  }
  return true
}

export const isIdentifier = (value: unknown): boolean =>
  isObject(value) && typeof value.type === 'string' && typeof value.id === 'string'

const isRelated = (value: unknown): boolean =>
  value === undefined || (isObject(value) && (value.related == null || typeof value.related === 'string'))

export const isToOne = (value: unknown): boolean =>
  isObject(value) && (value.data === null || isIdentifier(value.data)) && isRelated(value.links)

export const isToMany = (value: unknown): boolean =>
  isObject(value) && Array.isArray(value.data) && value.data.every(isIdentifier) && isRelated(value.links)

const isCount = (value: unknown): boolean => value === undefined || typeof value === 'number'
const isNames = (value: unknown): boolean => value === undefined || isArrayOf(value, 's')
const isOffset = (value: unknown): boolean =>
  value === undefined || (isObject(value) && typeof value.offset === 'number')

export const isMeta = (value: unknown): boolean =>
  isObject(value) &&
  isCount(value.total_count) &&
  isCount(value.count) &&
  isOffset(value.next) &&
  isOffset(value.prev) &&
  isNames(value.can_order_by) &&
  isNames(value.can_query_by) &&
  isNames(value.can_include) &&
  isNames(value.can_filter) &&
  (value.parent === undefined || isIdentifier(value.parent))
