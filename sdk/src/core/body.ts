/** Bodies of writes: what may be assigned, with the wire types PCO wants, checked before it is sent. */
import type { Place } from './calls.ts'
import { members, refuse, wants } from './refuse.ts'
import type { Assignable, Relationship } from './tree.ts'
import { jsonValue } from './values.ts'

type Loose = { readonly [name: string]: unknown }

/** One identifier: of an id the type is supplied, which is only known where the relationship has one. */
function identifier(place: string, value: unknown, relationship?: Relationship): Loose {
  const { to = [], wire } = relationship ?? {}
  const given = Object(value) === value ? (value as Loose) : { id: value }
  const { id, type = to[1] ? undefined : (wire ?? to[0]) } = given
  if (typeof id !== 'string' || !id) wants(place, 'an id as a string', id)
  if (!type) refuse(`${place} may point to ${to.join(' or ') || 'several types'}: give { type, id }.`)
  return { type, id }
}

/** One relationship: an id, several, or null. */
function linkage(place: string, value: unknown, relationship?: Relationship): Loose {
  const many = Array.isArray(value)
  if (value !== null && relationship && many !== relationship.many)
    wants(place, relationship.many ? 'an array of ids' : 'one id, or null', value)
  const data = many
    ? value.map((one) => identifier(place, one, relationship))
    : value === null
      ? null
      : identifier(place, value, relationship)
  return { data }
}

/**
 * The body of a write or an action: what is allowed, all of it where nobody knows. Malformed dates are refused: PCO
 * answers 200 and stores null.
 * @throws QueryError for what cannot be assigned
 */
export function bodyOf(
  { path, id }: Place,
  type: string | undefined,
  input: unknown,
  allowed?: Assignable,
): { readonly data: Loose } {
  const data: { [name: string]: unknown } = { type, id }
  for (const [key, values] of members(path, input, 'key', ['attributes', 'relationships'])) {
    const known = allowed?.[key as keyof Assignable]
    const at = `${path}: ${key}`
    data[key] = Object.fromEntries(
      members(at, values, key.slice(0, -1), known?.keys()).map(([name, value]) => [
        name,
        key === 'attributes'
          ? jsonValue(`${at}: ${name}`, value, allowed?.attributes.get(name) ?? 'x')
          : linkage(`${at}: ${name}`, value, allowed?.relationships.get(name)),
      ]),
    )
  }
  return { data }
}
