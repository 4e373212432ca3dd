/** Bodies of writes: what may be assigned, with the wire types PCO wants, checked before it is sent. */
import { refuse, unknown } from './refuse.ts'
import type { Relationship, Tree } from './tree.ts'
import { jsonValue, show } from './values.ts'

type Loose = { readonly [name: string]: unknown }

interface Body {
  readonly data: {
    readonly type?: string
    readonly id?: string
    readonly attributes?: Loose
    readonly relationships?: Loose
  }
}

function record(place: string, value: unknown): Loose {
  if (!value || typeof value !== 'object' || Array.isArray(value))
    refuse(`${place} wants an object, not ${show(value)}.`)
  return value as Loose
}

/** Attributes of known kinds. Malformed dates are refused: PCO answers 200 and stores null. */
function attributesOf(place: string, input: unknown, allowed?: ReadonlyMap<string, string>): Loose {
  const given = record(place, input)
  const attributes: { [name: string]: unknown } = {}
  for (const name in given) {
    const kind = allowed ? (allowed.get(name) ?? unknown(place, 'attribute', name, allowed.keys())) : 'x'
    if (given[name] !== undefined) attributes[name] = jsonValue(`${place}: ${name}`, given[name], kind)
  }
  return attributes
}

/** One identifier: of an id the type is supplied, which is only known where the relationship has one. */
function identifier(place: string, value: unknown, relationship: Relationship | undefined): Loose {
  const given = value && typeof value === 'object' ? (value as Loose) : { id: value }
  const { wire, to = [] } = relationship ?? {}
  const type = given.type ?? (to.length > 1 ? undefined : (wire ?? to[0]))
  if (typeof given.id !== 'string' || !given.id)
    refuse(`${place} wants an id as a string, not ${show(given.id)}.`)
  if (typeof type !== 'string')
    refuse(`${place} may point to ${to.join(' or ') || 'several types'}: give { type, id }.`)
  return { type, id: given.id }
}

function relationshipsOf(
  tree: Tree,
  type: string,
  place: string,
  input: unknown,
  allowed?: readonly string[],
): Loose {
  const given = record(place, input)
  const relationships: { [name: string]: unknown } = {}
  for (const name in given) {
    if (allowed && !allowed.includes(name)) unknown(place, 'relationship', name, allowed)
    const value = given[name]
    const relationship = tree.type(type)?.relationships.get(name)
    const at = `${place}: ${name}`
    if (value === undefined) continue
    if (value !== null && relationship && Array.isArray(value) !== relationship.many)
      refuse(`${at} wants ${relationship.many ? 'an array of ids' : 'one id, or null'}, not ${show(value)}.`)
    const data = Array.isArray(value)
      ? value.map((one) => identifier(at, one, relationship))
      : value && identifier(at, value, relationship)
    relationships[name] = { data }
  }
  return relationships
}

/** The body of a create (`c`) or update (`u`). @throws QueryError for what cannot be assigned */
export function writeBody(
  tree: Tree,
  type: string,
  letter: 'c' | 'u',
  place: string,
  input: unknown,
  id?: string,
): Body {
  const given = record(place, input)
  const keys = ['attributes', 'relationships']
  for (const key in given) if (!keys.includes(key)) unknown(place, 'key', key, keys)
  const allowed = tree.assignable(type, letter)
  const { attributes, relationships } = given
  return {
    data: {
      type,
      ...(id && { id }),
      ...(attributes !== undefined && {
        attributes: attributesOf(`${place}: attributes`, attributes, allowed?.attributes),
      }),
      ...(relationships !== undefined && {
        relationships: relationshipsOf(
          tree,
          type,
          `${place}: relationships`,
          relationships,
          allowed?.relationships,
        ),
      }),
    },
  }
}

/** The body of an action; of any attributes where none are declared. */
export function actionBody(
  place: string,
  input: unknown,
  allowed: ReadonlyMap<string, string>,
): Body | undefined {
  if (input === undefined || input === null) return undefined
  return { data: { attributes: attributesOf(place, input, allowed.size ? allowed : undefined) } }
}
