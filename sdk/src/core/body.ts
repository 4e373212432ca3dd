/** Bodies of writes: what may be assigned, with the wire types PCO wants, checked before it is sent. */
import type { Place } from './calls.ts'
import { members, refuse, wants } from './refuse.ts'
import { assignableOf, type Kinds, type Relationship, type Tree, typeOf } from './tree.ts'
import { jsonValue } from './values.ts'

type Loose = { readonly [name: string]: unknown }

/** Attributes of known kinds. Malformed dates are refused: PCO answers 200 and stores null. */
export function attributesOf(place: string, input: unknown, allowed?: Kinds): Loose {
  return Object.fromEntries(
    members(place, input, 'attribute', allowed?.keys()).map(([name, value]) => [
      name,
      jsonValue(`${place}: ${name}`, value, allowed?.get(name) ?? 'x'),
    ]),
  )
}

/** One identifier: of an id the type is supplied, which is only known where the relationship has one. */
function identifier(place: string, value: unknown, relationship?: Relationship): Loose {
  const { to = [], wire } = relationship ?? {}
  const given = Object(value) === value ? (value as Loose) : { id: value }
  const { id, type = to[1] ? undefined : (wire ?? to[0]) } = given
  if (typeof id !== 'string' || !id) wants(place, 'an id as a string', id)
  if (!type) refuse(`${place} may point to ${to.join(' or ') || 'several types'}: give { type, id }.`)
  return { type, id }
}

function relationshipsOf(
  tree: Tree,
  type: string,
  place: string,
  input: unknown,
  allowed?: readonly string[],
): Loose {
  return Object.fromEntries(
    members(place, input, 'relationship', allowed).map(([name, value]) => {
      const relationship = typeOf(tree, type)?.relationships.get(name)
      const at = `${place}: ${name}`
      const many = Array.isArray(value)
      if (value !== null && relationship && many !== relationship.many)
        wants(at, relationship.many ? 'an array of ids' : 'one id, or null', value)
      const data = many
        ? value.map((one) => identifier(at, one, relationship))
        : value === null
          ? null
          : identifier(at, value, relationship)
      return [name, { data }]
    }),
  )
}

/** The body of a create (`c`) or update (`u`). @throws QueryError for what cannot be assigned */
export function writeBody(
  { tree, node, path, id }: Place,
  letter: 'c' | 'u',
  input: unknown,
): { readonly data: Loose } {
  const type = node.type!
  const allowed = assignableOf(tree, type, letter)
  const data: { [name: string]: unknown } = { type }
  if (id) data.id = id
  for (const [key, value] of members(path, input, 'key', ['attributes', 'relationships']))
    data[key] =
      key === 'attributes'
        ? attributesOf(`${path}: ${key}`, value, allowed?.attributes)
        : relationshipsOf(tree, type, `${path}: ${key}`, value, allowed?.relationships)
  return { data }
}
