import { isArrayOf, isLinks, isObject, isToMany, isToOne, kinds } from './parts.ts'
import type { TypeCheck } from './type-check.ts'
import type { Members } from './types.ts'

/** A whole row of one type. */
export function isRow(value: unknown, check: TypeCheck): boolean {
  if (typeof value !== 'object' || value === null) return false
  const row = value as Members
  return (
    row.type === check.type &&
    typeof row.id === 'string' &&
    isObject(row.attributes) &&
    check.whole(row.attributes) &&
    (row.relationships === undefined || isRelated(row.relationships, check)) &&
    (row.links === undefined || isLinks(row.links))
  )
}

/** A row under `included`: of a known type it may be poorer than under `data`, of another anything PCO sends. */
export function isIncluded(value: unknown, checks: ReadonlyMap<unknown, TypeCheck>): boolean {
  if (!isObject(value)) return false
  const check = checks.get(value.type)
  if (check === undefined) return isAnyRow(value)
  return isRow(value, check) || isPoorRow(value, check)
}

/** Rows carry few relationships, and not always the same ones: so what is there is looked at. */
function isRelated(value: unknown, { relationships }: TypeCheck): boolean {
  if (!isObject(value)) return false
  for (const name in value) {
    const many = relationships.get(name)
    if (many !== undefined && !(many ? isToMany(value[name]) : isToOne(value[name]))) return false
  }
  return true
}

function isAnyRow(row: Members): boolean {
  return (
    typeof row.type === 'string' &&
    typeof row.id === 'string' &&
    isObject(row.attributes) &&
    (row.relationships === undefined || isObject(row.relationships)) &&
    (row.links === undefined || isLinks(row.links))
  )
}

function isPoorRow(row: Members, check: TypeCheck): boolean {
  const { attributes } = row
  return (
    isAnyRow(row) &&
    (row.relationships === undefined || isRelated(row.relationships, check)) &&
    isObject(attributes) &&
    check.attributes.every(({ name, letter, items, nullable }) => {
      const value = attributes[name]
      return value === undefined || (value === null && nullable) || isKind(value, letter, items)
    })
  )
}

/** A value by the letters of its attribute. */
export const isKind = (value: unknown, letter: string, items: string): boolean =>
  letter === 'a' ? isArrayOf(value, items) : (kinds[letter]?.(value) ?? false)
