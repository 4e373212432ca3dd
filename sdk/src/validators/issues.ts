/** Finding out what is wrong: slow, and only run when something is. */
import { isLinks, isMeta, isObject, isToMany, isToOne } from './parts.ts'
import { isKind } from './rows.ts'
import { TypeCheck } from './type-check.ts'
import type { Issue, Members } from './types.ts'

/** Enough to see what is wrong; a page of a changed type would have thousands. */
const MOST = 100

const words: { readonly [letter: string]: string } = {
  b: 'a boolean',
  i: 'an integer',
  n: 'a number',
  o: 'an object',
}

/** Collects issues, with the path of each. */
export class Issues {
  readonly found: Issue[] = []

  add(path: string, expected: string, value: unknown): void {
    if (this.found.length < MOST) this.found.push({ path, expected, found: kindOf(value) })
  }

  /** @param poor whether declared attributes may be missing */
  row(value: unknown, check: TypeCheck, path: string, poor: boolean): void {
    if (!isObject(value)) {
      this.add(path, `a row of ${check.type}`, value)
      return
    }
    if (value.type !== check.type) this.add(`${path}/type`, `the type ${check.type}`, value.type)
    if (typeof value.id !== 'string') this.add(`${path}/id`, 'a string', value.id)
    if (!isObject(value.attributes)) this.add(`${path}/attributes`, 'an object', value.attributes)
    else this.#attributes(value.attributes, check, `${path}/attributes`, poor)
    this.#relationships(value.relationships, check, `${path}/relationships`)
    this.links(value.links, `${path}/links`)
  }

  #attributes(attributes: Members, check: TypeCheck, path: string, poor: boolean): void {
    for (const { name, letter, items, optional, nullable } of check.attributes) {
      const value = attributes[name]
      if (value === undefined && (optional || poor || letter === 'x')) continue
      if ((value === null && nullable) || isKind(value, letter, items)) continue
      const array = items === 'x' ? 'an array' : `an array (each ${words[items] ?? 'a string'})`
      const expected = letter === 'a' ? array : (words[letter] ?? 'a string')
      this.add(`${path}/${escaped(name)}`, nullable ? `${expected} or null` : expected, value)
    }
  }

  #relationships(value: unknown, check: TypeCheck, path: string): void {
    if (value === undefined) return
    if (!isObject(value)) {
      this.add(path, 'an object', value)
      return
    }
    for (const [name, many] of check.relationships) {
      const one = value[name]
      if (one === undefined || (many ? isToMany(one) : isToOne(one))) continue
      this.add(`${path}/${escaped(name)}`, many ? 'a to-many relationship' : 'a to-one relationship', one)
    }
  }

  links(value: unknown, path: string): void {
    if (value !== undefined && !isLinks(value)) this.add(path, 'an object of URLs or nulls', value)
  }

  included(value: unknown, checks: ReadonlyMap<unknown, TypeCheck>): void {
    if (value === undefined) return
    if (!Array.isArray(value)) {
      this.add('/included', 'an array', value)
      return
    }
    value.forEach((row: unknown, i) => {
      const path = `/included/${i}`
      const check = isObject(row) ? checks.get(row.type) : undefined
      if (check !== undefined) this.row(row, check, path, true)
      else if (!isObject(row) || typeof row.type !== 'string') this.add(path, 'a row', row)
      else this.row(row, new TypeCheck(row.type, '', '', () => true), path, true)
    })
  }

  meta(value: unknown): void {
    if (value !== undefined && !isMeta(value)) this.add('/meta', 'the meta of a document', value)
  }
}

const kindOf = (value: unknown): string =>
  value === undefined ? 'missing' : value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')
