/**
 * The default check of responses, straight from the endpoint table: the envelope, types, ids, and the kind of
 * each attribute that is known. Every attribute may be null or absent, and PCO adds attributes within a
 * version, so neither is a problem. About 60 µs for a page of 100 people.
 */
import { type Kind, type Kinds, type Tree, typeOf } from './tree.ts'
import { isKind, nameOf } from './values.ts'

/** Problems after the first this many add nothing. */
const MOST = 20
const NONE = {}
const NOTHING: readonly string[] = []

type Loose = { readonly [name: string]: unknown }

/** What `typeof` says of each kind. */
const TYPEOF: { readonly [kind: Kind]: string } = {
  b: 'boolean',
  i: 'number',
  n: 'number',
  a: 'object',
  o: 'object',
}

const isRecord = (value: unknown): value is Loose =>
  !!value && typeof value === 'object' && !Array.isArray(value)

/**
 * The wrong attributes of rows of one type. Rows of a page have the same keys in the same order: what they should
 * be is looked up for the first and then walked beside the keys, a quarter of the cost.
 */
function attributeCheck(kinds: Kinds): (attributes: Loose) => readonly string[] {
  const names: string[] = []
  /** What `typeof` must say; empty where nothing is known. */
  const types: string[] = []
  /** The kind, where `typeof` does not say all. */
  const more: Kind[] = []
  return (attributes) => {
    let wrong = NOTHING
    let i = 0
    for (const name in attributes) {
      if (names[i] !== name) {
        const kind = kinds.get(name) ?? 'x'
        names[i] = name
        types[i] = kind === 'x' ? '' : (TYPEOF[kind] ?? 'string')
        more[i] = /[iao]/.test(kind) ? kind : ''
      }
      const value = attributes[name]
      if (value !== null && (typeof value !== types[i] || (more[i] && !isKind(value, more[i]!))) && types[i])
        wrong = [...wrong, name]
      i++
    }
    return wrong
  }
}

const checks = new WeakMap<Kinds, ReturnType<typeof attributeCheck>>()

/** What is wrong with a document of rows of `type` (null: any); empty when nothing is. */
export function problemsOf(tree: Tree, type: string | null, body: unknown, many: boolean): string[] {
  const problems: string[] = []
  let last: unknown
  let kinds: Kinds | undefined
  let check: ReturnType<typeof attributeCheck> | undefined
  const wrong = (place: string, what: string): unknown => problems.push(`${place}: not ${what}`)
  const rows = (place: string, all: unknown, wanted: string | null, single?: boolean): unknown => {
    if (!Array.isArray(all)) return wrong(place, 'an array')
    const at = (i: number) => (single ? place : `${place}[${i}]`)
    for (let i = 0; i < all.length && problems.length < MOST; i++) {
      const row: unknown = all[i]
      if (!isRecord(row)) {
        wrong(at(i), 'a resource object')
        continue
      }
      const { id, type: own, attributes = NONE } = row
      if (typeof id !== 'string') wrong(`${at(i)}.id`, 'a string')
      if (wanted ? own !== wanted : typeof own !== 'string')
        wrong(`${at(i)}.type`, wanted ? `"${wanted}"` : 'a string')
      if (!isRecord(attributes)) {
        wrong(`${at(i)}.attributes`, 'an object')
        continue
      }
      if (own !== last) {
        last = own
        kinds = typeOf(tree, own as string)?.attributes
        check = kinds && (checks.get(kinds) ?? attributeCheck(kinds))
        if (check) checks.set(kinds!, check)
      }
      const names = check ? check(attributes) : NOTHING
      if (names.length)
        for (const name of names) wrong(`${at(i)}.attributes.${name}`, nameOf(kinds!.get(name)!))
    }
  }
  if (!isRecord(body)) return ['the document: not an object']
  const { data, meta, included = NOTHING } = body
  rows('data', many ? data : [data], type, !many)
  if (many && !isRecord(meta)) wrong('meta', 'an object')
  rows('included', included, null)
  return problems
}
