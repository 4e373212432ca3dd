/**
 * The default check of responses, straight from the endpoint table: the envelope, types, ids, and the kind of
 * each attribute that is known. Every attribute may be null or absent, and PCO adds attributes within a
 * version, so neither is a problem. About 60 µs for a page of 100 people.
 */
import { type Tree, typeOf } from './tree.ts'
import { isKind, nameOf } from './values.ts'

/** Problems after the first this many add nothing. */
const MOST = 20

type Loose = { readonly [name: string]: unknown }

const isRecord = (value: unknown): value is Loose => value !== null && isKind(value, 'o')

/** What is wrong with a document of rows of `type` (null: any); empty when nothing is. */
export function problemsOf(tree: Tree, type: string | null, body: unknown, many: boolean): string[] {
  const problems: string[] = []
  const check = (place: string, good: boolean, what: string): boolean => {
    if (!good) problems.push(`${place}: not ${what}`)
    return good
  }
  const rows = (place: string, all: unknown, wanted: string | null): void => {
    if (!check(place, Array.isArray(all), 'an array')) return
    for (const [i, row] of (all as unknown[]).entries()) {
      if (problems.length >= MOST) return
      const at = many || place !== 'data' ? `${place}[${i}]` : place
      if (!check(at, isRecord(row), 'a resource object')) continue
      const { id, type: own, attributes = {} } = row as Loose
      check(`${at}.id`, isKind(id, ''), 'a string')
      check(`${at}.type`, wanted ? own === wanted : isKind(own, ''), wanted ? `"${wanted}"` : 'a string')
      if (!check(`${at}.attributes`, isRecord(attributes), 'an object')) continue
      const kinds = typeOf(tree, own as string)?.attributes
      for (const name in kinds && (attributes as Loose)) {
        const value = (attributes as Loose)[name]
        const kind = kinds?.get(name)
        if (value !== null && kind !== undefined && !isKind(value, kind))
          check(`${at}.attributes.${name}`, false, nameOf(kind))
      }
    }
  }
  if (!check('the document', isRecord(body), 'an object')) return problems
  const { data, meta, included = [] } = body as Loose
  rows('data', many ? data : [data], type)
  if (many) check('meta', isRecord(meta), 'an object')
  rows('included', included, null)
  return problems
}
